#!/bin/sh
# A first decision and its proof, from an empty register, with curl and sed alone.
#
#   make run                       # in one terminal
#   sh docs/first-decision.sh      # in another, in the same folder
#
# API_URL   where the service answers                    (this machine, port 8000)
# BODY      a code under which nothing is recorded yet   (made from the time of day)
# TOKEN     a token for registrar, secretary and auditor (from the development issuer in DECISIONS_DATA_DIR)
# DATABASE  the log itself, to be verified at the end    (DATABASE_URL, or the file in DECISIONS_DATA_DIR; "none": not here)
# KEEP      a folder for what is kept outside            (a new one)
set -eu

PATH=$PATH:.venv/bin
API_URL=${API_URL:-http://127.0.0.1:${PORT:-8000}}
BODY=${BODY:-X$(date +%H%M%S)}
TOKEN=${TOKEN:-$(decisions token "$BODY" registrar secretary auditor)}
DATABASE=${DATABASE:-${DATABASE_URL:-sqlite:///${DECISIONS_DATA_DIR:-data}/decisions.db}}
KEEP=${KEEP:-$(mktemp -d)}
mkdir -p "$KEEP"

# --- the words of what follows ---------------------------------------------------------------------------------------

# ask PATH [OPTIONS OF CURL]: what the service answers about the body
ask() {
  path=$1; shift
  curl -sS -H "Authorization: Bearer $TOKEN" -H "Access-Reason: the first decision is tried" "$@" "$API_URL/v1/bodies/$BODY$path"
}

# record PATH [JSON]: record a fact; the JSON may come on standard input; the receipt is kept
record() {
  if [ $# -gt 1 ]; then printf '%s' "$2"; else cat; fi |
    ask "$1" --fail-with-body -H 'Content-Type: application/json' -d @- ${match:+-H "If-Match: $match"} \
      -o "$KEEP/receipt.json" || { cat "$KEEP/receipt.json" >&2; return 1; }
  match=
}

# made PATH [JSON]: record a fact and answer the id of what it made, which ends the receipt's location
made() { record "$@" && sed 's/.*"location":"[^"]*\/\([^"]*\)".*/\1/' "$KEEP/receipt.json"; }

# upon PATH: the next fact replaces what is found there, so it says which state it has seen
match=
upon() { match=$(ask "$1" -o "$KEEP/seen.json" -D - | sed -n 's/^[Ee][Tt]ag: *\("[0-9]*"\).*/\1/p'); }

# shown NAME...: these members of the JSON on standard input, each on a line of its own
shown() {
  wanted=$(printf '/^[{ ]*"%s":/p\n' "$@")
  { cat; echo; } | sed 's/,"/,\
 "/g' | sed -n "$wanted"
}

# sentences: the working of a verdict
sentences() { shown sentence | sed 's/^ "sentence":"/  /; s/",$//'; }

say() { printf '\n%s\n' "$*"; }

# ---------------------------------------------------------------------------------------------------------------------

say "1. A body opens its record. Its public key is kept outside, in $KEEP."
record /establishment '{"name": "NHS Example", "kind": "PCT"}'
ask /log/key > "$KEEP/log.key"

say "2. Three people, and the practice in which one of them is a partner."
lay=$(made /people '{"office": "Lay member"}')
director=$(made /people '{"office": "Director of Finance"}')
doctor=$(made /people '{"office": "General practitioner"}')
record /organisations '{"organisation": "OAK01", "name": "Oak Surgery", "kind": "GP_PRACTICE"}'

say "3. A committee, its charter as data, and a seat for each of the three."
board=$(made /boards '{"name": "Commissioning committee", "kind": "SINGLE_COMMITTEE"}')
upon "/boards/$board"
record "/boards/$board/charters" <<JSON
{"version": 1, "inForceFrom": "2020-04-01", "citation": "Terms of reference, section 4",
 "charter": {
   "composition": [{"role": "LAY", "atLeast": 1}, {"role": "OFFICER", "atLeast": 1}, {"role": "GP", "atLeast": 1}],
   "quorum": [{"minTotal": 2, "requires": [{"anyOf": ["LAY"], "atLeast": 1}]}],
   "voting": [{"threshold": "MAJORITY_OF_VOTES_CAST"}],
   "remit": {"decides": ["FINAL_APPROVAL"], "limitPence": 50000000},
   "conflicts": {"actual": "LEAVE_FOR_ITEM", "potential": "NOTE_AND_PARTICIPATE", "determinedBy": ["CHAIR"]}}}
JSON
seat() { # TITLE ROLE OFFICE PERSON: a seat, and its holder
  made=$(made "/boards/$board/seats" <<JSON
{"title": "$1", "roles": ["$2"], "office": "$3", "basis": "APPOINTED"}
JSON
  )
  record "/boards/$board/seats/$made/appointments" <<JSON
{"person": "$4", "termFrom": "2020-04-01"}
JSON
  echo "$made"
}
chairs_seat=$(seat "Chair" LAY CHAIR "$lay")
directors_seat=$(seat "Director of Finance" OFFICER MEMBER "$director")
doctors_seat=$(seat "General practitioner" GP MEMBER "$doctor")

say "4. The doctor declares an interest in the practice; a business case names the practice as provider."
record /interests <<JSON
{"person": "$doctor", "category": "FINANCIAL", "organisation": "OAK01",
 "narrative": "I am a partner in Oak Surgery.", "heldFrom": "2015-04"}
JSON
case=$(made /cases <<JSON
{"reference": "EX/2026/01",
 "content": {
   "title": "Dermatology at Oak Surgery", "kind": "SHIFT_OF_SETTING", "origin": "BODY",
   "summary": "Move follow-up appointments from the hospital to the practice.",
   "recommendation": "Commission the service for three years.", "authors": ["$director"],
   "parties": [{"organisation": "OAK01", "role": "PROPOSED_PROVIDER"}],
   "money": [{"kind": "INVESTMENT", "amount": {"amountPence": 12000000}, "recurrence": "EVERY_YEAR"}]}}
JSON
)
upon "/cases/$case"
record "/cases/$case/submissions" '{}'

say "5. The committee meets, comes to the case, and a motion is put."
meeting=$(made /meetings <<JSON
{"board": "$board", "startsAt": "$(date -u +%Y-%m-%dT%H:%M:%SZ)", "place": "Room 1"}
JSON
)
item=$(made "/meetings/$meeting/items" <<JSON
{"number": "1", "title": "Dermatology", "purpose": "FINAL_APPROVAL", "case": "$case"}
JSON
)
for person in "$lay" "$director" "$doctor"; do
  record "/meetings/$meeting/arrivals" "{\"person\": \"$person\"}"
done
record "/meetings/$meeting/opening" "{\"presiding\": \"$lay\"}"
item=/meetings/$meeting/items/$item
record "$item/opening" "{\"presiding\": \"$lay\"}"
motion=$(made "$item/motions" '{"direction": "APPROVE", "text": "That the committee approve the case."}')
motion=$item/motions/$motion

say "6. The doctor's vote is refused."
ask "$motion/votes" -H 'Content-Type: application/json' -d @- > "$KEEP/problem.json" <<JSON
{"seat": "$doctors_seat", "voter": "$doctor", "choice": "FOR"}
JSON
shown type title status rule citation evidence match level < "$KEEP/problem.json"
[ "$(shown status < "$KEEP/problem.json")" = ' "status":403,' ] # or else the script ends here

say "7. The chair rules that the doctor leaves the room. The other two vote."
record "$item/rulings" <<JSON
{"person": "$doctor", "management": "LEAVE_FOR_ITEM", "determinedBy": "CHAIR", "determiner": "$lay",
 "why": "A partner of the proposed provider."}
JSON
record "/meetings/$meeting/departures" "{\"person\": \"$doctor\", \"item\": \"${item##*/}\"}"
record "$motion/votes" <<JSON
{"seat": "$chairs_seat", "voter": "$lay", "choice": "FOR"}
JSON
record "$motion/votes" <<JSON
{"seat": "$directors_seat", "voter": "$director", "choice": "FOR"}
JSON
before=$(shown logSize < "$KEEP/receipt.json" | sed 's/[^0-9]//g')

say "8. What would the decision be? The working, in sentences; nothing is recorded."
ask "$motion/decisions:preview" -H 'Content-Type: application/json' -d '{}' > "$KEEP/preview.json"
shown outcome < "$KEEP/preview.json"
sentences < "$KEEP/preview.json"

say "9. The decision is taken. The receipt comes at once."
decision=$(made "$motion/decisions" '{}')
shown position rootHash recordedAt < "$KEEP/receipt.json"
ask "/decisions/$decision" | shown reference outcome recomputed

say "10. The case as it is known now, and as it was known before the decision, when $before facts were recorded."
ask "/cases/$case" | shown status
ask "/cases/$case?position=$before" | shown status

say "11. The proof of the decision, to be kept outside."
position=$(shown position < "$KEEP/receipt.json" | sed 's/[^0-9]//g')
ask "/log/receipts/$position" | tee "$KEEP/decision.proof"

say "12. The whole record, read anew from the database and held against what was kept."
if [ "$DATABASE" = none ]; then
  echo "Not here: run decisions verify where the database is."
else
  decisions verify --database "$DATABASE" --body "$BODY" \
    --checkpoint "$KEEP/decision.proof" --key "$(cat "$KEEP/log.key")"
fi
