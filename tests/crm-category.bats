# SPDX-License-Identifier: ISC
# crm-category: the tree of product categories.
load helper

setup() {
	crm_init
}

@test "categories are a tree, named by their names" {
	crm-category add name=Building
	run -0 crm-category add name=Roofs parent=Building
	assert_output "category_id	name	parent_id	parent
2	Roofs	1	Building"
}

@test "a category cannot stand above itself" {
	crm-category add name=Building
	crm-category add name=Roofs parent=Building
	run -3 crm-category set Building parent=Roofs
	assert_output "crm-category: Building: parent: this would be a cycle: it stands above itself"
	run -0 crm-category count parent=
	assert_output 1
}

@test "a name is there once" {
	crm-category add name=Building
	run -3 crm-category add name=Building
	assert_output "crm-category: name: 'Building' is there already"
}

@test "products of a branch" {
	crm-category add name=Building
	crm-category add name=Roofs parent=Building
	crm-product add name=Tile category=Roofs
	run -0 crm-product list category.parent=Building --columns name --no-header
	assert_output "1	Tile"
}
