/* SPDX-License-Identifier: ISC */
/*
 * cluster - members 0..count-1 joined pair by pair, while some of them must never come together.
 *
 * A disjoint-set forest (Tarjan 1975: union by size, path halving) that refuses a join when two that are to
 * stay apart would share a cluster, also through others. A join takes almost constant time, besides the pairs
 * kept apart, of which it looks at those of the cluster that has fewer.
 */
#ifndef BASE_CLUSTER_H
#define BASE_CLUSTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct clusters;

/* count members, each a cluster of its own. */
struct clusters *clusters_new(size_t count);
void clusters_free(struct clusters *);

/* Members with different marks never come together; 0 is no mark. Before the first join. */
void clusters_mark(struct clusters *, uint32_t member, uint32_t mark);

/* These two never come together. Before the first join. */
void clusters_part(struct clusters *, uint32_t one, uint32_t other);

/* True when the two are in one cluster now, or were before. */
bool clusters_join(struct clusters *, uint32_t one, uint32_t other);

/* The least member of the cluster of a member, and how many there are. */
uint32_t clusters_least(struct clusters *, uint32_t member);
size_t clusters_size(struct clusters *, uint32_t member);

#endif
