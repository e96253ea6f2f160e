#!/usr/bin/env bash
# A guided tour of Parley under a simulated clock: each command is shown before its output. 模拟时钟下的导览。
# Usage: deploy/demo.sh FOLDER-WITH-THE-PROGRAMS [zh|en]
set -euo pipefail

programs=$(cd "${1:?folder with parleyd and parley}" && pwd)
export PARLEY_LANG="${2:-${PARLEY_LANG:-zh}}" NO_COLOR=1
folder=$(mktemp -d /tmp/parley-demo.XXXXXX)
chmod 755 "$folder"
export PARLEY_SOCKET="$folder/admin.sock"
PATH="$programs:$PATH"

say() { if [ "$PARLEY_LANG" = zh ]; then printf '\n── %s\n' "$1"; else printf '\n── %s\n' "$2"; fi; }
show() { printf '\n$ %s\n' "$*"; "$@"; }
# A step that is refused on purpose: its exit code is part of the tour.
refused() { printf '\n$ %s\n' "$*"; local code=0; "$@" 2>&1 || code=$?; echo "[exit $code]"; [ "$code" -ne 0 ]; }
quiet() { "$@" >/dev/null; }
# The steps of a long list that need not be looked at one by one.
batch() { printf '\n$ parley batch <<END\n%s\nEND\n' "$1"; printf '%s\n' "$1" | parley batch >/dev/null; }
mail() { local file; file=$(grep -l -- "$1" "$folder"/data/spool/*.eml | sort -V | ${2:-head} -n 1); printf '\n$ cat spool/%s\n' "$(basename "$file")"; sed 's/\r$//' "$file" | head -n 40; }

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
say "一、调解员上午九点收到法院委托的欠薪案（简易程序，7 日）" \
    "1. Nine o'clock: a mediator receives a wage case entrusted by the court (summary procedure, 7 days)"
show parley case open --procedure court-mediation --office BJ-CY --title "张某等追索劳动报酬纠纷" \
    --channel entrusted-summary --court "北京市朝阳区人民法院" --court-file-no "（2025）京0105民初12345号" \
    --received-on today --cause wage --claimed 18600.00元
case=M-2025-00001
show parley case show $case

say "还不能开始审查，因为……" "Screening cannot begin yet, because …"
refused parley case advance $case --do begin-screening --if 1
show parley case why $case --do begin-screening
show parley case party $case --role applicant --name "张某" --migrant yes
show parley case party $case --role respondent --name "某商贸有限公司"
show parley case advance $case --do begin-screening --if 3
batch "case.advance $case do=ask-other-side if=4
case.record $case type=consent side=applicant about=mediation answer=yes
case.record $case type=consent side=respondent about=mediation answer=yes"
show parley case why $case --do accept
show parley case advance $case --do accept --if 7 --signed-for today

say "七日从签收起算，逢休息日顺延；法律依据与算法都看得到" "Seven days from signing for the file; basis and arithmetic can be read"
show parley due compute --rule court-entrusted-summary-7d --from 2025-09-01

say "指定调解员，开始调解" "A mediator is named, mediation begins"
advance_all() { # goes on by what case.why tells: each fix is a request that can be sent as it is
    local id=$1 action=$2 keys=${3:-} version fix
    for _ in 1 2 3 4 5 6 7 8 9 10 11 12; do
        fix=$(parley --json case why "$id" --do "$action" | sed -n 's/.*"fix":"\(.*\)".*/\1/p' | head -n 1)
        [ -z "$fix" ] && break
        fix=$(printf '%b' "${fix//\\\"/\"}")
        printf '\n$ parley raw %q\n' "$fix"
        quiet parley raw "$fix"
    done
    version=$(parley --json case show "$id" | sed 's/.*"version":\([0-9]*\).*/\1/')
    # shellcheck disable=SC2086
    show parley case advance "$id" --do "$action" --if "$version" $keys
}
advance_all $case assign
advance_all $case begin-mediation
show parley case record $case --type offer --side respondent --offer-text "一次性支付一万五千元"

say "时间走到期限前一日：提醒邮件已经发出" "Time moves to the day before: the reminder has gone out"
show parley ops clock --to 2025-09-06
mail "Subject" tail

say "双方同意延长 5 日（双方的同意先要在卷）" "Both sides agree to five more days (each consent must be on file)"
advance_all $case extend "--extend-by 5d"
show parley due list --case $case

say "达成协议、签字盖章、生效；法律部此时来问案件办到哪一步" "Agreement, signatures, seal, in force; legal staff ask where it stands"
advance_all $case draft-agreement "--agreement-scope full --agreed-total 15000.00元"
advance_all $case bring-into-force "--in-force-on today --perform-by today+10d"
show parley case show $case
advance_all $case begin-performance
say "约定的付款日过了还没有付款：逾期通知" "The day of payment passes without payment: an overdue notice"
show parley ops clock --advance 12d
show parley due list --state overdue
mail "逾期" tail
say "收到付款，结案" "The payment arrives, the case ends"
advance_all $case record-performance
show parley case history $case --limit 12

# -------------------------------------------------------------------------------------------- a platform negotiation
say "二、与外卖平台企业协商：约一万条意见归并为 217 类" \
    "2. Negotiating with a food-delivery platform: about 10,000 suggestions in 217 classes"
show parley case open --procedure platform-negotiation --office BJ-CY --title "外卖骑手权益协商（2025）" \
    --platform "某外卖平台公司" --employer "甲配送服务有限公司" --employer "乙配送服务有限公司" --trade food-delivery \
    --coverage nation --workers-covered 20000
talks=N-2025-00001
advance_all $talks start-collection
show parley case record $talks --type suggestion-batch --channel online --suggestions 10000 --classes 217
advance_all $talks invite "--demand-received-on today"
say "平台企业没有在办公目标的 20 日内答复：系统自动转入“逾期未答复”" \
    "No answer within the office target of 20 days: the case moves by itself to “unanswered”"
show parley ops clock --advance 31d
show parley case show $talks
advance_all $talks urge "--urged-on today"
advance_all $talks accept "--answered-on today"
say "双方代表人数应当对等、各有一名首席代表：why 逐项说明" "Teams must be equal with one chief each: why tells it condition by condition"
show parley case why $talks --do name-teams
advance_all $talks name-teams
advance_all $talks open-meeting "--negotiation-form bargaining"
show parley case record $talks --type platform-reply --item "已解决的 72 类" --reply-status solved --classes 72
show parley case record $talks --type platform-reply --item "已答复的 136 类" --reply-status explained --classes 136
advance_all $talks agree-outcome "--outcome-form special-agreement"
advance_all $talks sign "--last-signed-on today"
advance_all $talks publish
advance_all $talks begin-performance "--effective-on today --expires-on today+730d"
show parley case record $talks --type commitment --owner "某外卖平台公司" --pledge "三个月内取消超时扣款" \
    --deliver-by today+90d --commitment-status open
advance_all $talks renew

# ------------------------------------------------------------------------------------------------------- at the end
say "三、审计：全部办理记录一条不缺、一字未改" "3. The audit: no event is missing, none was altered"
show parley audit verify
show parley notice list --limit 20
show parley ops status
say "演练结束。" "The rehearsal is over."
