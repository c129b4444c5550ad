/* SPDX-License-Identifier: ISC */
/* crm-contact - the people at our customers */
#include "cli/contacts.h"
#include "cli/standard.h"

static const struct verb verbs[] = {
	{ "vcard", "[FILTER...|KEY...] [-]", N_("print contacts as business cards for telephones and mail programs"),
	  contact_vcards, TAKES_FILTERS | TAKES_KEYS, READS_ROWS, .options = vcard_options,
	  .example = "vcard customer=Acme >acme.vcf" },
	{ "birthdays", "[FILTER...]", N_("whose birthday comes up, the next first"), contact_birthdays, TAKES_FILTERS,
	  PRINTS, .options = birthdays_options, .example = "birthdays --within 7d owner=me" },
	{ 0 }
};

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-contact", .group = FOR_CUSTOMERS, .says = N_("the people at our customers"),
		.entity = &contact_entity, .verbs = verbs, .standard = standard_verbs,
	});
}
