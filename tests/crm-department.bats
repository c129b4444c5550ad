# SPDX-License-Identifier: ISC
# crm-department: the tree of departments.
load helper

setup() {
	crm_init
}

@test "departments are a tree, named by their names" {
	crm-department add name=销售部
	run -0 crm-department add name=华东区 parent=销售部
	assert_output "department_id	name	parent_id	parent
2	华东区	1	销售部"
}

@test "a department cannot stand above itself" {
	crm-department add name=Sales
	run -3 crm-department set Sales parent=Sales
	assert_output "crm-department: Sales: parent: this would be a cycle: it stands above itself"
}

@test "users move between departments on a day" {
	crm-department add name=East
	crm-department add name=West
	crm-user add login=li name=Li department=East created=2026-01-01
	crm-user set li department=West --on 2026-02-01
	run -0 crm-user list login=li --columns department --as-of 2026-01-15 --no-header
	assert_output "2	1	East"
	run -0 crm-user list login=li --columns department --no-header
	assert_output "2	2	West"
}
