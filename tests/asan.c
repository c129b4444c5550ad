/* SPDX-License-Identifier: ISC */
/* asan - options of the sanitizers, linked in so that they hold in an empty environment too. Memory
 * lives as long as its program, so leaks are none; the status is one that nothing else has. */
const char *__asan_default_options(void);
const char *__ubsan_default_options(void);

const char *
__asan_default_options(void)
{
	return "detect_leaks=0:exitcode=99";
}

const char *
__ubsan_default_options(void)
{
	return "exitcode=99";
}
