/* SPDX-License-Identifier: ISC */
/* share - the folder that came with the programs. */
#include "cli/share.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* BUILD/share of a program BUILD/bin/crm-deal, where BUILD is a folder called build or lies in one. */
static const char *
built(void)
{
	static char path[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", path, sizeof path - sizeof "/share");
	char *slash;

	path[n > 0 ? n : 0] = '\0';
	slash = strrchr(path, '/');
	if (!slash || !strstr(path, "/build/"))
		return NULL;
	*slash = '\0';
	slash = strrchr(path, '/');
	if (!slash || strcmp(slash, "/bin") != 0)
		return NULL;
	strcpy(slash, "/share");
	return access(path, F_OK) == 0 ? path : NULL;
}

const char *
share_folder(void)
{
	const char *share = getenv("CRM_SHARE");

	if (!share || !*share)
		share = built();
	return share ? share : SHARE;
}
