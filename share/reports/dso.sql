-- SPDX-License-Identifier: ISC
-- title: Days sales outstanding
-- title[zh]: 应收账款周转天数
-- says: how many days of sales are open at the end of each month, and what part of it was collected
-- says[zh]: 各月末未收款相当于多少天的销售额，以及当月回款率
-- chart: lines
-- param: months integer:1..120 12 "Months"
-- param[zh]: months "月数"
-- column: month text "Month"
-- column: billed money "Became due from customers"
-- column: settled money "Settled"
-- column: open money "Open at its end" bar
-- column: days integer "Days sales outstanding"
-- column: share rate "Collected"
-- column[zh]: month "月份"
-- column[zh]: billed "本月新增应收"
-- column[zh]: settled "已结清"
-- column[zh]: open "月末余额"
-- column[zh]: days "周转天数(DSO)"
-- column[zh]: share "回款率"
-- drill: crm-ar list day={month}

-- Days = what is open at the end of the month x the days of it and the two months before / what came to be receivable in them;
-- the share is what was settled in the month of what was open before it and came in it.
-- include: outstanding
SELECT month, billed, settled, open, days, share FROM outstanding
WHERE ledger = 'ar' AND first > crm_add_months(crm_day(), -:months)
ORDER BY first
