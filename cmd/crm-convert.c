/* SPDX-License-Identifier: ISC */
/* crm-convert - files of rows from one form into another */
#include "cli/converting.h"

#include "rows/format.h"

static const struct verb only = {
	NULL, "[FILE]", N_("print the rows of a file (CSV, TSV, JSON, NDJSON, XLSX, XLS, vCard) in another form"),
	converting,
	TAKES_FILES, PRINTS | SHAPES | READS_ROWS | NO_DATABASE, .options = converting_options,
	.example = "book.xlsx --sheet 2 --header 3 --where 'code!=' -o ndjson",
};

int
main(int argc, char *argv[])
{
	writer_use(&workbook_format);
	return program_main(argc, argv, &(const struct program){
		.name = "crm-convert", .group = FOR_SETUP,
		.says = N_("files of rows from one form into another"), .only = &only,
	});
}
