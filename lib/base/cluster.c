/* SPDX-License-Identifier: ISC */
/* cluster - a disjoint-set forest whose sets know whom they must not meet. */
#include "base/cluster.h"

#include <stdlib.h>

#include "base/memory.h"

/* A member; what speaks of its cluster is true of a root. */
struct node {
	uint32_t parent, size, least, mark;
	uint32_t foes, last_foe, foe_count;   /* a list in clusters.foes, from 1; 0: none */
};

struct foe {
	uint32_t member, next;
};

struct clusters {
	struct node *nodes;
	struct foe *foes;
	size_t foe_count, foe_size;
};

struct clusters *
clusters_new(size_t count)
{
	struct clusters *c = must_alloc(sizeof *c);

	*c = (struct clusters){ .nodes = must_alloc((count + 1) * sizeof *c->nodes) };
	for (size_t i = 0; i < count; i++)
		c->nodes[i] = (struct node){ .parent = (uint32_t)i, .size = 1, .least = (uint32_t)i };
	return c;
}

void
clusters_free(struct clusters *c)
{
	free(c->nodes);
	free(c->foes);
	free(c);
}

static uint32_t
root_of(struct clusters *c, uint32_t member)
{
	struct node *nodes = c->nodes;

	while (nodes[member].parent != member)
		member = nodes[member].parent = nodes[nodes[member].parent].parent;
	return member;
}

void
clusters_mark(struct clusters *c, uint32_t member, uint32_t mark)
{
	c->nodes[member].mark = mark;
}

static void
add_foe(struct clusters *c, uint32_t of, uint32_t member)
{
	struct node *node = &c->nodes[of];

	if (c->foe_count + 1 >= c->foe_size)
		c->foes = must_realloc(c->foes, (c->foe_size = c->foe_size * 2 + 16) * sizeof *c->foes);
	c->foes[++c->foe_count] = (struct foe){ member, node->foes };
	node->foes = (uint32_t)c->foe_count;
	if (node->foe_count++ == 0)
		node->last_foe = node->foes;
}

void
clusters_part(struct clusters *c, uint32_t one, uint32_t other)
{
	add_foe(c, one, other);
	add_foe(c, other, one);
}

static bool
may_meet(struct clusters *c, uint32_t one, uint32_t other)
{
	const struct node *a = &c->nodes[one], *b = &c->nodes[other];
	uint32_t foe, stranger;

	if (a->mark && b->mark && a->mark != b->mark)
		return false;
	foe = a->foe_count < b->foe_count ? a->foes : b->foes;
	stranger = a->foe_count < b->foe_count ? other : one;
	for (; foe; foe = c->foes[foe].next)
		if (root_of(c, c->foes[foe].member) == stranger)
			return false;
	return true;
}

static void
unite(struct clusters *c, struct node *a, const struct node *b)
{
	a->size += b->size;
	if (b->least < a->least)
		a->least = b->least;
	if (!a->mark)
		a->mark = b->mark;
	if (!b->foes)
		return;
	c->foes[b->last_foe].next = a->foes;
	if (!a->foes)
		a->last_foe = b->last_foe;
	a->foes = b->foes;
	a->foe_count += b->foe_count;
}

bool
clusters_join(struct clusters *c, uint32_t one, uint32_t other)
{
	uint32_t a = root_of(c, one), b = root_of(c, other);

	if (a == b)
		return true;
	if (!may_meet(c, a, b))
		return false;
	if (c->nodes[a].size < c->nodes[b].size) {
		uint32_t swap = a;

		a = b;
		b = swap;
	}
	c->nodes[b].parent = a;
	unite(c, &c->nodes[a], &c->nodes[b]);
	return true;
}

uint32_t
clusters_least(struct clusters *c, uint32_t member)
{
	return c->nodes[root_of(c, member)].least;
}

size_t
clusters_size(struct clusters *c, uint32_t member)
{
	return c->nodes[root_of(c, member)].size;
}
