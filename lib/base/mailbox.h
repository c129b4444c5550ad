/* SPDX-License-Identifier: ISC */
/*
 * mailbox - whose mail an address is: of a firm's own domain, or of a provider that serves everybody.
 */
#ifndef BASE_MAILBOX_H
#define BASE_MAILBOX_H

#include <stdbool.h>
#include <stddef.h>

#define MAILBOX_SIZE 255   /* bytes of the longest address (RFC 5321: 254), and its NUL */

/* The first address in a text, which is folded (text_fold); false when there is none. */
bool mailbox_first(const char *text, char address[MAILBOX_SIZE]);

/* The domain of an address that belongs to one firm; NULL when it is a provider's (qq.com, 163.com,
 * gmail.com, any yahoo, ...). Borrowed from the address. */
const char *mailbox_domain(const char *address);

#endif
