/* SPDX-License-Identifier: ISC */
/* share - the folder that came with the programs: reports and catalogues of texts. */
#ifndef CLI_SHARE_H
#define CLI_SHARE_H

/* CRM_SHARE; else, of programs that run where they were built, what was built beside them; else
 * where it was installed. */
const char *share_folder(void);

#endif
