#!/usr/bin/env bash
# A guided tour of Parley under a simulated clock: each command is shown before its output. 模拟时钟下的导览。
# Usage: deploy/demo.sh FOLDER-WITH-THE-PROGRAMS [zh|en]
set -euo pipefail

programs=$(cd "${1:?folder with parleyd and parley}" && pwd)
export PARLEY_LANG="${2:-${PARLEY_LANG:-zh}}" NO_COLOR=1 PARLEY_PAGER=cat
folder=$(mktemp -d /tmp/parley-demo.XXXXXX)
chmod 755 "$folder"
export PARLEY_SOCKET="$folder/admin.sock"
PATH="$programs:$PATH"

say() { if [ "$PARLEY_LANG" = zh ]; then printf '\n── %s\n' "$1"; else printf '\n── %s\n' "$2"; fi; }
# A command as a person would type it.
typed() {
    local word
    printf '\n$'
    for word in "$@"; do
        case $word in *[!A-Za-z0-9.,:/+=_-]* | '') printf " '%s'" "$word" ;; *) printf ' %s' "$word" ;; esac
    done
    printf '\n'
}
# Runs a command on a terminal of its own, so that tables come out as people see them, whatever this is printed on.
screen() { script -qec "stty rows 50 cols 118 -onlcr; $(printf '%q ' "$@")" /dev/null </dev/null; }
show() { typed "$@"; screen "$@"; }
# A step that is refused on purpose: its exit code is part of the tour.
refused() {
    local code=0
    typed "$@"
    screen "$@" || code=$?
    echo "[exit $code]"
    [ "$code" -ne 0 ]
}
quiet() { "$@" >/dev/null; }
version_of() { parley --json case show "$1" | sed 's/.*"version":\([0-9]*\).*/\1/'; }
# Takes the step ACTION of the case, doing first what `case.why` asks for: each fix is a request that can be sent as it is.
advance() {
    local id=$1 action=$2 fix round
    shift 2
    for round in 1 2 3 4 5 6 7 8 9 10 11 12 13 14; do
        fix=$(parley --json case why "$id" --do "$action" |
            sed -n 's/.*"fix":"\(\([^"\\]\|\\.\)*\)".*/\1/p' | head -n 1 | sed 's/\\"/"/g; s/\\\\/\\/g')
        [ -z "$fix" ] && break
        typed parley raw "$fix"
        quiet parley raw "$fix"
    done
    show parley case advance "$id" --do "$action" --if "$(version_of "$id")" "$@"
}
# The newest mail whose subject or text holds a word.
mail() {
    local file
    file=$(grep -l -- "$1" "$folder"/data/spool/*.eml | sort -V | tail -n 1)
    typed cat "spool/$(basename "$file")"
    sed 's/\r$//' "$file"
}

daemon=
finish() {
    if [ -n "$daemon" ]; then kill "$daemon" 2>/dev/null || true; wait "$daemon" 2>/dev/null || true; fi
    rm -rf "$folder"
}
trap finish EXIT

say "启动演练用的服务：时间停在 2025 年 9 月 1 日上午 9 点" "A daemon for the rehearsal: time stands at nine in the morning of 2025-09-01"
echo
echo "$ parleyd serve --data data --socket admin.sock --bootstrap --simulated-clock 2025-09-01T01:00:00Z &"
parleyd serve --data "$folder/data" --socket "$PARLEY_SOCKET" --bootstrap \
    --simulated-clock 2025-09-01T01:00:00Z >"$folder/parleyd.log" 2>&1 &
daemon=$!
for _ in $(seq 300); do
    if parley --json ops status 2>/dev/null | grep -q '"ready":true'; then break; fi
    kill -0 "$daemon" 2>/dev/null || { cat "$folder/parleyd.log" >&2; exit 1; }
    sleep 0.1
done
quiet parley account set chen.yu --roles supervisor --scope BJ-CY --uid 64001 --mail chen.yu@union.example

# ---------------------------------------------------------------------------------------------------- a wage case
say "一、上午九点，调解员收到法院委托的欠薪案（简易程序，7 日）" \
    "1. Nine o'clock: a mediator receives a wage case entrusted by the court (summary procedure, 7 days)"
show parley case open --procedure court-mediation --office BJ-CY --title 张某等追索劳动报酬纠纷 \
    --channel entrusted-summary --court 北京市朝阳区人民法院 --court-file-no "（2025）京0105民初12345号" \
    --received-on today --cause wage --claimed 18600.00元
case=M-2025-00001

say "还不能开始审查。为什么？" "Screening cannot begin yet. Why?"
refused parley case advance $case --do begin-screening --if 1
show parley case why $case --do begin-screening
show parley case party $case --role applicant --name 张某 --migrant yes
show parley case party $case --role respondent --name 某商贸有限公司
show parley case advance $case --do begin-screening --if 3

say "征询对方、双方同意，受理：七日从签收起算（why 指出缺什么，照它给的命令补齐即可）" \
    "The other side is asked, both consent, accepted: seven days from signing for the file (what is missing is sent as why gives it)"
advance $case ask-other-side
advance $case accept --signed-for today
show parley due compute --rule court-entrusted-summary-7d --from 2025-09-01

say "指定调解员，开始调解；出价只在调解内可见" "A mediator is named, mediation begins; offers stay within the mediation"
advance $case assign
advance $case begin-mediation
show parley case record $case --type offer --side respondent --offer-text 一次性支付一万五千元

say "到期前：提醒邮件（9 月 8 日到期，周末前的工作日就提醒）" \
    "Before the term ends: the reminder (due 8 September; it comes on the working day before the weekend)"
show parley ops clock --to 2025-09-06
mail 2025-09-08

say "双方同意延长 5 日：双方的同意先要在卷，规则的上限约束其后" \
    "Both sides agree on five more days: each consent must be on file, and the rule's cap binds"
advance $case extend --extend-by 5d
show parley due list --case $case

say "达成协议、签字盖章、生效；法律部来问案件办到哪一步" "Agreed, signed, sealed, in force; legal staff ask where it stands"
advance $case draft-agreement --agreement-scope agreed-full --agreed-total 15000.00元
advance $case bring-into-force --in-force-on today --perform-by today+10d
advance $case begin-performance
show parley case show $case

say "约定的付款日过了还没有付款：次日起逾期，通知发给承办人和部门负责人" \
    "The day of payment passes: overdue from the next day on; assignee and supervisor are told"
show parley ops clock --advance 12d
show parley due list --state overdue
mail 逾期

say "收到付款，结案" "The payment arrives, the case ends"
advance $case record-performance
show parley case history $case --limit 8

# -------------------------------------------------------------------------------------------- a platform negotiation
say "二、与外卖平台企业协商：约一万条意见归并为 217 类" \
    "2. A negotiation with a food-delivery platform: about 10,000 suggestions in 217 classes"
show parley case open --procedure platform-negotiation --office BJ-CY --title "外卖骑手权益协商（2025）" \
    --platform 某外卖平台公司 --employer 甲配送服务有限公司 --employer 乙配送服务有限公司 --trade food-delivery \
    --coverage nation --region 全国 --workers-covered 20000
talks=N-2025-00001
advance $talks start-collection
show parley case record $talks --type suggestion-batch --channel online --suggestions 10000 --classes 217
advance $talks invite --demand-received-on today

say "平台企业没有在 20 日（办公目标）内答复：到期后系统自动转入“逾期未答复”" \
    "No answer within 20 days (an office target): when it has passed, the case moves by itself to “unanswered”"
show parley ops clock --advance 31d
advance $talks urge --urged-on today
advance $talks accept --answered-on today

say "双方代表应当对等、各有一名首席代表：why 逐项说明" "Teams must be equal with one chief each: why tells it condition by condition"
show parley case why $talks --do name-teams
advance $talks name-teams
advance $talks open-meeting --negotiation-form bargaining
show parley case record $talks --type platform-reply --item "已解决的 72 类" --reply-status solved --classes 72
show parley case record $talks --type platform-reply --item "已答复的 136 类" --reply-status explained --classes 136
advance $talks agree-outcome --outcome-form special-agreement
advance $talks sign --last-signed-on today
advance $talks publish
advance $talks begin-performance --effective-on today --expires-on today+730d
show parley case record $talks --type commitment --owner 某外卖平台公司 --pledge 三个月内取消超时扣款 \
    --deliver-by today+90d --commitment-status open
advance $talks renew
show parley case list

# -------------------------------------------------------------------------------------------------------- the report
say "三、报表：每个数字都有单位、口径和分母；不是案件的数字登记后由另一人签字" \
    "3. The report: each figure with unit, definition and denominator; what is no case is entered by one and signed by another"
show parley report run mediation-kpi --from 2025-01-01 --to today --office BJ --columns row,name,value,shown,unit
show parley figure record service-uses --period 2025-Q1 --value 3034000 --office BJ --evidence "12351平台季报"
show parley figure list

# ------------------------------------------------------------------------------------------------------- at the end
say "四、审计：办理记录一条不缺、一字未改；谁被告知过什么" "4. The audit: no event is missing, none was altered; who was told what"
show parley audit verify
show parley notice list --limit 12
say "演练结束" "The rehearsal is over"
