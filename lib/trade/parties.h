/* SPDX-License-Identifier: ISC */
/*
 * parties - the numbers by which firms and people are known, checked for every write of a customer or contact.
 *
 * A number whose check digit is wrong is warned of and kept, since a firm with a wrong number is still a
 * customer; its field is named in doubt ("tax_id,id_card") until a right one takes its place. With the
 * setting identifiers = refuse it is refused. The card of a person fills an empty date of birth and gender.
 */
#ifndef TRADE_PARTIES_H
#define TRADE_PARTIES_H

#include "record/record.h"

/* Whether a country is China, where its numbers and regions are known: none named, or one of its names. */
bool parties_in_china(const struct value *country);

#endif
