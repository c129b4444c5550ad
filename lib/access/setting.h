/* SPDX-License-Identifier: ISC */
/* setting - the settings there are, their defaults, and what they may be. */
#ifndef ACCESS_SETTING_H
#define ACCESS_SETTING_H

struct setting {
	const char *name;
	const char *preset;
	const char *says;
	const char *(*check)(const char *value);   /* NULL, else why not */
};

/* All of them, a zeroed one at the end. Code patterns are named code.NOUN. */
extern const struct setting settings[];

/* NULL when there is none. */
const struct setting *setting_named(const char *name);

/* Decimals of a currency (ISO 4217's minor unit): 0, 2 or 3. */
int currency_decimals(const char *code);

#endif
