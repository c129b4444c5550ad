-- SPDX-License-Identifier: ISC
-- title: Days payable outstanding
-- title[zh]: 应付账款周转天数
-- says: how many days of purchases are unpaid at the end of each month, and what part of it was paid
-- says[zh]: 各月末未付款相当于多少天的采购额，以及当月付款率
-- chart: lines
-- param: months integer:1..120 12 "Months"
-- param[zh]: months "月数"
-- column: month text "Month"
-- column: billed money "Became due to suppliers"
-- column: settled money "Settled"
-- column: open money "Open at its end" bar
-- column: days integer "Days payable outstanding"
-- column: share rate "Paid"
-- column[zh]: month "月份"
-- column[zh]: billed "本月新增应付"
-- column[zh]: settled "已结清"
-- column[zh]: open "月末余额"
-- column[zh]: days "周转天数(DPO)"
-- column[zh]: share "付款率"
-- drill: crm-ap list day={month}

-- Days = what is open at the end of the month x the days of it and the two months before / what came to be payable in them;
-- the share is what was settled in the month of what was open before it and came in it.
-- include: outstanding
SELECT month, billed, settled, open, days, share FROM outstanding
WHERE ledger = 'ap' AND first > crm_add_months(crm_day(), -:months)
ORDER BY first
