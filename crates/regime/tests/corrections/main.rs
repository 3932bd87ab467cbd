//! A proceeding that is corrected reads as if it had been recorded right from the beginning.

#![allow(clippy::unwrap_used, clippy::panic)]

mod generated;
mod readings;
mod rules;

use std::{borrow::Cow, fmt::Write};

use comity_regime::{
    Day, Diagnostic, Draft, ForumIx, InstrumentIx, Regime, SourceText,
    check::Finding,
    load::{ACTORS, ACTS, Builder, Recorded, Row, SOURCES, read_table},
    proceeding::Level,
};

const DEFINITIONS: &str = "\
instrument t \"Treaty\"
  opened 2000-01-01
  enters into force  on 1 deposit

instrument statement \"Joint statement\"
  force political
  opened 2001-01-01
  takes effect  on subscription
  element reports \"report\" every 1 year

instrument late \"Open to whoever came\"
  opened 2002-01-01
  open to participants in club
  enters into force  on 1 deposit

forum council \"Council\"
  under t
  members parties to t
  credentials required
  meets  every 2 years
  decides  by two thirds of members present and voting
  decides on peace  by consensus
  decides on budget  by a majority of members
  decides on notes  by silence

forum club \"Club\"
  members by invitation
  established 2001-01-01
  decides  by a majority of members present
";
const ACTORS_CSV: &str = "\
id,name,kind,from,to
AAA,Aland,state,,
BBB,Beland,state,,
CCC,Celand,state,,
DDD,Deland,state,,
EEE,Eland,state,2001-06-01,
GGG,Geland,state,,2003-01-01
ORG,Organisation,organisation,,
";

type Fields = Vec<(&'static str, String)>;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A row from columns and texts in turn: `date 2002-01-01 | actor AAA | ...`.
fn row(text: &str) -> Fields {
    let column = |name: &str| {
        *ACTS.required.iter().chain(ACTS.optional).find(|c| **c == name).unwrap_or_else(|| panic!("{name}"))
    };
    let field = |field: &str| {
        let (name, text) = field.trim().split_once(' ').unwrap_or((field.trim(), ""));
        (column(name), text.to_owned())
    };
    let mut fields: Fields = text.split('|').map(field).collect();
    if !fields.iter().any(|(c, _)| *c == "source") {
        fields.push(("source", "s".into()));
    }
    fields
}

/// Builder and regime of the definitions, without acts.
fn builder() -> Builder {
    let (mut builder, mut found) = (Builder::strict(), vec![]);
    let sources = SourceText::new("sources.csv", "id,title\ns,S\nproces-verbal,A proces-verbal\n");
    read_table(&sources, &SOURCES, &mut found, &mut |row, found| builder.source(row, found));
    let actors = SourceText::new("actors.csv", ACTORS_CSV);
    read_table(&actors, &ACTORS, &mut found, &mut |row, found| builder.actor(row, found));
    builder.actors_done();
    builder.definition(&SourceText::new("instruments/a.instrument", DEFINITIONS), &mut found);
    builder.definitions_done();
    assert!(found.is_empty(), "{found:?}");
    builder
}

fn with_row<T>(fields: &Fields, read: impl FnOnce(&Row<'_>) -> T) -> T {
    let pairs: Vec<_> = fields.iter().map(|(c, t)| (Cow::Borrowed(*c), Cow::Borrowed(t.as_str()))).collect();
    read(&Row::entry(&SourceText::new("acts", ""), &pairs))
}

/// The regime of these rows, and what a check finds wrong with it.
fn whole(rows: &[Fields]) -> (Regime, Vec<String>) {
    let (mut builder, mut found) = (builder(), vec![]);
    rows.iter().for_each(|fields| with_row(fields, |row| builder.act(row, &mut found)));
    assert!(found.is_empty(), "{found:?}");
    let regime = builder.finish().unwrap_or_else(|found| panic!("{}", found[0])).0;
    let wrong = comity_regime::check::regime(&regime).iter().map(|f| format!("{f:?}")).collect();
    (regime, wrong)
}

/// What is wrong with a row, or worth a look.
type Verdict = Result<Vec<String>, Vec<String>>;

/// A log of these rows, one after the other, but for those that are refused.
fn log(rows: &[Fields]) -> (Regime, Vec<Verdict>) {
    let empty = builder().finish().unwrap_or_else(|found| panic!("{}", found[0])).0;
    let mut reader = Builder::on(empty.register().clone());
    reader.strict = true;
    let (mut draft, mut entry, mut verdicts) = (Draft::on(empty), 0, vec![]);
    let said = |f: &Finding| format!("[{}] {}: {} ({:?})", f.code, f.column, f.message, f.help);
    let all = |found: Vec<Finding>| found.iter().map(said).collect::<Vec<_>>();
    for fields in rows {
        let mut wrong = vec![];
        let read = with_row(fields, |row| reader.read(row, entry, &mut wrong));
        let verdict = match read.filter(|_| wrong.is_empty()) {
            Some(Recorded::Act(act)) => draft.act(act).map(all).map_err(all),
            Some(Recorded::Proceeding(p)) => draft.proceeding(p).map(all).map_err(all),
            None => Err(wrong.iter().map(|d: &Diagnostic| format!("[{}] {d}", d.code)).collect()),
        };
        entry += u64::from(verdict.is_ok());
        verdicts.push(verdict);
    }
    (draft.finish(), verdicts)
}

/// A log of which only the last row may be refused, and what is said of that.
fn one_by_one(rows: &[Fields]) -> (Regime, Verdict) {
    let (regime, mut verdicts) = log(rows);
    let last = verdicts.pop().unwrap();
    assert!(verdicts.iter().all(Result::is_ok), "{verdicts:?}");
    (regime, last)
}

/// What a regime says to every question that may be asked of it, on days before, in and after what happens.
fn everything(regime: &Regime) -> String {
    let mut all = String::new();
    regime.docket().all().for_each(|p| writeln!(all, "{p:?}").unwrap());
    let register = regime.register();
    let number = |n: usize| u16::try_from(n).unwrap();
    for on in ["2001-12-15", "2002-03-02", "2002-03-20", "2003-06-01", "2009-01-01"].map(day) {
        for ix in (0..number(register.forums.len())).map(ForumIx) {
            let id = &register.forum_definition(ix).id;
            writeln!(all, "{:?}\n{:?}", regime.calendar(ix, on), regime.membership(ix, on)).unwrap();
            writeln!(
                all,
                "{:?}\n{:?}",
                regime.convened(ix, on),
                regime.docket().participants(id, Some(Level::Minister))
            )
            .unwrap();
        }
        for id in ["council-1", "club-1"] {
            writeln!(all, "{:?}", regime.outcomes(id, on)).unwrap();
        }
        for commitment in regime.commitments(on) {
            writeln!(all, "{commitment:?} {:?}", regime.progress(&commitment, on)).unwrap();
        }
        for (actor, _) in register.actors.iter() {
            writeln!(all, "{:?}", regime.due(actor, on)).unwrap();
        }
        for ix in (0..number(register.instruments.len())).map(InstrumentIx) {
            writeln!(all, "{:?} {:?}", regime.status(ix, on), regime.eligible(ix, on)).unwrap();
        }
    }
    writeln!(all, "{:?}", regime.compared_totals()).unwrap();
    all
}

/// What is there before: a treaty with four parties, a joint statement.
fn parties() -> Vec<Fields> {
    let ratified = ["AAA", "BBB", "CCC", "DDD"]
        .map(|who| row(&format!("date 2000-02-01|actor {who}|act ratification|instrument t")));
    let subscribed = ["AAA", "BBB"]
        .map(|who| row(&format!("date 2001-02-01|actor {who}|act subscription|instrument statement")));
    ratified.into_iter().chain(subscribed).collect()
}

/// A council's session, a pledge, and what was said about them.
fn before() -> Vec<Fields> {
    let rows = [
        "date 2002-01-01|actor ORG|act convening|id council-1|target council|from 2002-03-01|until 2002-03-05|place Vienna",
        "date 2002-03-01|actor AAA|act attendance|target council-1|value minister|note as seated",
        "date 2002-03-02|actor BBB|act attendance|target council-1",
        "date 2002-01-01|actor AAA|act pledge|id p|target council|topic fences|until 2003-01-01|detail mend it",
        "date 2002-06-01|actor AAA|act report|target p|detail half of it",
        "date 2002-07-01|actor ORG|act mission|id m|whom BBB|value IPPAS|until 2002-07-09",
        "date 2002-08-01|actor ORG|act recommendation|id m-1|target m|detail lock it",
        "date 2002-12-01|actor BBB|act report|target m-1|detail locked",
    ];
    parties().into_iter().chain(rows.map(row)).collect()
}

fn and(rows: &[&str]) -> Vec<Fields> {
    before().into_iter().chain(rows.iter().map(|text| row(text))).collect()
}
