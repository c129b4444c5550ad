/* SPDX-License-Identifier: ISC */
/* importing_words - further words of a command line of crm-import, from files. */
#include "cli/importing.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/human.h"

/* A mapping by its path, or by its name in the folders where mappings are kept. */
static FILE *
open_mapping(const char *name)
{
	const char *home = getenv("XDG_CONFIG_HOME"), *below = "crm/maps";
	FILE *file = fopen(name, "re");
	char path[4096];

	if (!file && !strchr(name, '/')) {
		if (!home || !*home) {
			home = getenv("HOME");
			below = ".config/crm/maps";
		}
		snprintf(path, sizeof path, "%s/%s/%s", home ? home : "", below, name);
		file = fopen(path, "re");
	}
	if (!file && !strchr(name, '/')) {
		snprintf(path, sizeof path, "/etc/crm/maps/%s", name);
		file = fopen(path, "re");
	}
	return file;
}

/* The words of a mapping file: a line each, blank lines and # lines left out. */
static void
add_words(const char *path, char ***words, int *count)
{
	FILE *file = open_mapping(path);
	char *line = NULL;
	size_t size = 0;
	ssize_t n;

	if (!file)
		die(USAGE, _("cannot open the mapping '%s': %s; it is a file, "
		    "or a name in ~/.config/crm/maps or /etc/crm/maps"), path, strerror(errno));
	while ((n = getline(&line, &size, file)) > 0) {
		while (n > 0 && (line[n - 1] == '\n' || line[n - 1] == '\r'))
			line[--n] = '\0';
		if (n == 0 || *line == '#')
			continue;
		*words = must_realloc(*words, (size_t)(*count + 3) * sizeof **words);
		(*words)[(*count)++] = strcpy(must_alloc((size_t)n + 1), line);
	}
	free(line);
	fclose(file);
}

char **
importing_words(int *argc, char *argv[])
{
	char **words = must_alloc((size_t)(*argc + 3) * sizeof *words);
	int count = 0;

	for (int i = 0; i < *argc; i++) {
		if (strcmp(argv[i], "--map") == 0 && i + 1 < *argc) {
			add_words(argv[++i], &words, &count);
		} else if (strncmp(argv[i], "--map=", 6) == 0) {
			add_words(argv[i] + 6, &words, &count);
		} else {
			words = must_realloc(words, (size_t)(count + *argc + 3) * sizeof *words);
			words[count++] = argv[i];
		}
	}
	words[count] = NULL;
	*argc = count;
	return words;
}
