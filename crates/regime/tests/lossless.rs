//! Nothing is lost in silence: whatever stands in a record is used, kept and given out again, or refused.

#![allow(clippy::unwrap_used, clippy::panic)]

use comity_regime::{
    ActKind, Day, Diagnostic, Regime,
    load::{ACTS, Columns, Folder, guarded, load},
    proceeding::What,
};
use proptest::prelude::*;

const DEFINITIONS: &str = "instrument t \"T\"
  opened 2000-01-01
  depositary AAA, BBB
  enters into force  on 1 deposit
  reservations  allowed
instrument s \"S\"
  force political
  takes effect  on subscription
  element  one \"One thing\"
forum council \"Council\"
  established 2000-01-01
  members  {AAA, BBB, CCC}
  decides  by consensus
  decides on budget  by silence
";
const ACTORS: &str =
    "id,name,kind\nAAA,Aland,state\nBBB,Beland,state\nCCC,Celand,state\nORG,Organisation,organisation\n";

/// What other acts stand upon.
const BEFORE: &str = "2000-02-01,AAA,signature,t
2000-02-01,AAA,ratification,t
2000-02-02,AAA,reservation,t
2000-02-02,AAA,objection,t
2001-02-01,AAA,subscription,s
2002-02-01,BBB,ratification,t
2003-01-01,BBB,denunciation,t,,,,,2030-01-01";

/// Rows of the columns date, actor, act, instrument, id, target, whom, value, effective, from, until, detail.
const SESSIONS: &str = "2002-01-01,ORG,convening,,council-1,council,,,,2002-03-01,2002-03-05
2002-01-01,ORG,convening,,council-2,council,,,,2004-03-01,2004-03-05
2002-03-01,AAA,attendance,,,council-1
2002-03-01,AAA,credentials,,,council-1
2002-03-01,BBB,decision,,d1,council-1
2002-03-01,BBB,decision,,d2,council-1,,budget,,,2002-06-01
2002-01-01,AAA,pledge,,p1,council
2002-01-01,AAA,request,,,council
2002-01-02,AAA,proposal,,pr1,council
2002-01-02,ORG,mission,,m1,,AAA,IPPAS
2002-01-02,ORG,chairing,,text-1,council,,text,,,,title: A text";

/// A row of every word that there is, without anything that need not be there.
fn every_word() -> Vec<String> {
    let on_t = |word: &str| format!("2010-01-01,CCC,{word},t");
    let mut rows: Vec<String> = ActKind::ALL
        .iter()
        .map(|kind| match kind.word() {
            "subscription" => "2010-01-01,CCC,subscription,s".into(),
            "withdrawal_of_reservation" => "2010-01-01,AAA,withdrawal_of_reservation,t".into(),
            "withdrawal_of_objection" => "2010-01-01,AAA,withdrawal_of_objection,t".into(),
            "denunciation" => "2010-01-01,AAA,denunciation,t".into(),
            "withdrawal_of_denunciation" => "2010-01-01,BBB,withdrawal_of_denunciation,t".into(),
            "rectification" => {
                "2010-01-01,AAA,rectification,t,,2000-02-01 ratification,,,,,,2000-02-03 ratification".into()
            }
            word => on_t(word),
        })
        .collect();
    let about = |word: &str| match word {
        "convening" => "2010-01-01,ORG,convening,,council-3,council,,,,2010-03-01,2010-03-05",
        "cancellation" => "2004-01-01,ORG,cancellation,,,council-2",
        "invitation" => "2010-01-01,ORG,invitation,,,council,CCC",
        "attendance" => "2002-03-01,BBB,attendance,,,council-1",
        "observation" => "2002-03-01,CCC,observation,,,council-1",
        "credentials" => "2002-03-01,BBB,credentials,,,council-1",
        "withdrawal_of_credentials" => "2002-03-02,AAA,withdrawal_of_credentials,,,council-1",
        "election" => "2002-03-01,AAA,election,,,council-1,,chair",
        "agenda_item" => "2002-03-01,ORG,agenda_item,,,council-1",
        "document" => "2002-03-01,ORG,document,,,council-1",
        "statement" => "2002-03-01,AAA,statement,,,council-1",
        "decision" => "2002-03-01,BBB,decision,,d3,council-1",
        "vote" => "2002-03-01,AAA,vote,,,d1,,for",
        "objection" => "2002-03-01,AAA,objection,,,d1",
        "request" => "2010-01-01,BBB,request,,,council",
        "withdrawal_of_request" => "2010-01-01,AAA,withdrawal_of_request,,,council",
        "proposal" => "2010-01-01,BBB,proposal,,pr2,council",
        "circulation" => "2010-01-01,ORG,circulation,,,pr1",
        "pledge" => "2010-01-01,BBB,pledge,,p2,council",
        "withdrawal_of_pledge" => "2010-01-01,AAA,withdrawal_of_pledge,,,p1",
        "report" => "2010-01-01,AAA,report,,,p1",
        "evidence" => "2010-01-01,AAA,evidence,,,p1",
        "assistance_request" => "2010-01-01,AAA,assistance_request,,,p1",
        "assistance_offer" => "2010-01-01,BBB,assistance_offer,,,p1",
        "lesson" => "2010-01-01,AAA,lesson,,,p1",
        "mission" => "2010-01-01,ORG,mission,,m2,,BBB",
        "recommendation" => "2010-01-01,ORG,recommendation,,r1,m1",
        "published_count" => "2010-01-01,ORG,published_count,,,council-1,,12,,,,participants",
        "forecast" => "2010-01-01,ORG,forecast,,,t,,1 2 3 4 5,,2010-01-01,2015-12-31,seed 1",
        "rectification" => "2010-01-01,AAA,rectification,,,2002-03-01 attendance council-1,,,,,,nothing",
        "drafting" => "2010-01-01,AAA,drafting,,tp2,text-1,,textual_proposal,,,,delete a1",
        "chairing" => "2010-01-01,AAA,chairing,,text-2,council,,text,,,,title: Another text",
        "self_assessment" => "2010-01-01,AAA,self_assessment,,,p1,AAA,limited",
        "peer_assessment" => "2010-01-01,BBB,peer_assessment,,,p1,AAA,limited",
        "independent_assessment" => "2010-01-01,ORG,independent_assessment,,,p1,AAA,limited",
        word => panic!("no row for {word}"),
    };
    rows.extend(What::WORDS.iter().map(|word| about(word).to_owned()));
    rows.extend(CORRECTIONS.lines().map(str::to_owned));
    rows
}

/// Rectifications that say what an act then reads: each column belongs to some of them.
const CORRECTIONS: &str = "2010-01-01,AAA,rectification,,,2002-03-01 attendance council-1,,head
2010-01-01,ORG,rectification,,,2002-01-01 convening council-2,,intersessional,,2004-03-02
2010-01-01,AAA,rectification,,,2002-03-01 credentials council-1,,,,,2002-03-04
2010-01-01,BBB,rectification,,,2002-03-01 decision d2,,,,,2002-07-01
2010-01-01,AAA,rectification,,,2002-01-01 pledge p1,,,,,2004
2010-01-01,AAA,rectification,,,2002-01-01 request council,,,2002-01-03
2010-01-01,ORG,rectification,,,2002-01-02 mission m1,BBB";

const COLUMNS: [&str; 12] = [
    "date",
    "actor",
    "act",
    "instrument",
    "id",
    "target",
    "whom",
    "value",
    "effective",
    "from",
    "until",
    "detail",
];

/// A row as columns with their texts; every act cites the one source.
fn columns(row: &str) -> Vec<(&'static str, String)> {
    let mut fields: Vec<(&str, String)> = COLUMNS
        .into_iter()
        .zip(row.split(',').map(str::to_owned))
        .filter(|(_, text)| !text.is_empty())
        .collect();
    if row.contains("territorial_") {
        fields.push(("territory", "An island".into()));
    }
    fields.push(("source", "s".into()));
    fields
}

fn read(rows: &[Vec<(&'static str, String)>]) -> Result<(Regime, Vec<Diagnostic>), Vec<Diagnostic>> {
    let all: Vec<&str> = ACTS.required.iter().chain(ACTS.optional).copied().collect();
    let mut table = csv_line(all.iter().copied());
    for row in rows {
        let get = |column: &str| row.iter().find(|(c, _)| *c == column).map_or("", |(_, text)| text);
        table += &csv_line(all.iter().map(|column| get(column)));
    }
    let mut folder = Folder::new();
    folder.insert("actors.csv".into(), ACTORS.into());
    folder.insert("sources.csv".into(), "id,title\ns,S\n".into());
    folder.insert("instruments/t.instrument".into(), DEFINITIONS.into());
    folder.insert("acts.csv".into(), table.into());
    load(&folder, None, Day::parse("2026-01-01")).map(|loaded| (loaded.regime, loaded.warnings))
}

fn csv_line<'a>(fields: impl Iterator<Item = &'a str>) -> String {
    let quoted: Vec<String> = fields.map(|f| format!("\"{}\"", f.replace('"', "\"\""))).collect();
    quoted.join(",") + "\n"
}

fn lines(found: &[Diagnostic]) -> String {
    found.iter().map(|d| format!("[{}] {d}\n", d.code)).collect()
}

fn with(row: &[(&'static str, String)], column: &'static str, text: &str) -> Vec<(&'static str, String)> {
    let mut row: Vec<_> = row.iter().filter(|(c, _)| *c != column).cloned().collect();
    row.push((column, text.to_owned()));
    row
}

fn before() -> Vec<Vec<(&'static str, String)>> {
    BEFORE.lines().chain(SESSIONS.lines()).map(columns).collect()
}

/// The row of the act that was read last, as it is given out.
fn given_out(regime: &Regime, entry: u64) -> Columns {
    let act = regime.acts().of_entry(entry).map(|a| regime.act_columns(a));
    let proceeding = || regime.docket().recorded().iter().find(|p| p.entry == entry);
    act.or_else(|| proceeding().map(|p| regime.proceeding_columns(p))).unwrap()
}

/// Texts that mean something in some column.
const TEXTS: [&str; 6] = ["2012-05-06", "AAA", "council-1", "t", "minister", "12"];

#[test]
fn every_field_of_every_act_is_kept_or_refused() {
    let before = before();
    let last = before.len() as u64;
    for base in every_word() {
        let base = columns(&base);
        let rows = |row: Vec<(&'static str, String)>| before.iter().cloned().chain([row]).collect::<Vec<_>>();
        if let Err(found) = read(&rows(base.clone())) {
            panic!("{base:?}\n{}", lines(&found));
        }
        for column in ACTS.optional.iter().copied().filter(|c| *c != "recorded") {
            for text in TEXTS {
                let changed = with(&base, column, text);
                let Ok((regime, _)) = read(&rows(changed)) else { continue };
                let out = given_out(&regime, last);
                let kept = out.iter().find(|(c, _)| *c == column).map(|(_, text)| text.as_str());
                assert_eq!(kept, Some(text), "{column} of {base:?}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// The same for any text: nothing is changed on the way, but for the space around it.
    #[test]
    fn texts_come_out_as_they_went_in(text in "[ -~äß‎中\t\n\u{0}\r\u{202e}]{1,12}|'{0,2}[=+@\t-][ -~]{0,4}") {
        let mut rows = before();
        let last = rows.len() as u64;
        // As an export writes it: what a spreadsheet would take for a formula stands behind an apostrophe.
        let written = guarded(text.trim().to_owned());
        rows.push(with(&with(&columns("2010-01-01,CCC,declaration,t"), "detail", &written), "note", &written));
        if let Ok((regime, _)) = read(&rows) {
            let out = given_out(&regime, last);
            let get = |column: &str| out.iter().find(|(c, _)| *c == column).map_or("", |(_, text)| text);
            prop_assert_eq!(get("detail"), text.trim());
            prop_assert_eq!(get("note"), text.trim());
            prop_assert!(!text.trim().contains(HARMFUL), "{:?} is taken", text);
        } else {
            let harm = text.trim().contains(HARMFUL) || text.contains('\n');
            prop_assert!(harm, "{:?} is refused", text);
        }
    }
}

const HARMFUL: [char; 3] = ['\u{0}', '\r', '\u{202e}'];

/// A folder with one table of acts on a treaty, as bytes.
fn refused(acts: &str) -> String {
    let mut folder = Folder::new();
    folder.insert("actors.csv".into(), ACTORS.into());
    folder.insert("sources.csv".into(), "id,title\ns,S\n".into());
    folder.insert("instruments/t.instrument".into(), DEFINITIONS.into());
    folder.insert("acts.csv".into(), acts.into());
    match load(&folder, None, Day::parse("2026-11-27")) {
        Ok(loaded) => lines(&loaded.warnings),
        Err(found) => lines(&found),
    }
}

#[test]
fn a_quotation_mark_swallows_no_rows() {
    let header = "date,actor,act,instrument,source,note\n";
    for (rows, place, said) in [
        (
            "2000-02-01,AAA,signature,t,s,\"open\n2000-03-01,AAA,ratification,t,s,\n2000-03-01,BBB,ratification,t,s,\n",
            "2:30",
            "never closed",
        ),
        (
            "2000-02-01,AAA,signature,t,s,\"open\n2000-03-01,AAA,ratification,t,s,\"a note\"\n",
            "2:30",
            "closes on line 3, amid a field",
        ),
        (
            "2000-02-01,AAA,signature,t,s,\"open\n2000-03-01,AAA,ratification,t,s,closed\"\n",
            "2:30",
            "looks like a row",
        ),
        ("2000-02-01,AAA,signature,t,s,so \"called\"\n", "2:33", "within a field"),
        ("2000-02-01,AAA,signature,t,s,\"so\" called\n", "2:30", "amid a field"),
    ] {
        let found = refused(&format!("{header}{rows}"));
        assert!(found.starts_with("[unclosed-quote]") && found.contains(said), "{rows}\n{found}");
        assert!(found.contains(&format!("acts.csv:{place}")), "{place}: {found}");
        assert_eq!(found.lines().count(), 1, "{found}");
    }
    assert_eq!(
        refused(&format!("{header}2000-02-01,AAA,signature,t,s,\"two\nlines, and a \"\"word\"\"\"\n")),
        ""
    );
}

#[test]
fn what_a_spreadsheet_leaves_behind_is_passed_over_or_explained() {
    assert_eq!(
        refused("date,actor,act,instrument,source\n2000-02-01,AAA,signature,t,s\n,,,,\n,,\n , ,,,\n"),
        ""
    );
    for (sign, name) in [(';', "semicolons"), ('\t', "tabs"), ('|', "bars")] {
        let table = "date,actor,act,instrument,source\n2000-02-01,AAA,signature,t,s\n"
            .replace(',', &sign.to_string());
        let found = refused(&table);
        assert!(found.contains(&format!("the columns are separated by {name}")), "{found}");
        assert_eq!(found.lines().count(), 1, "{found}");
    }
    let found = refused("date,actor,act,instrument,source\n2007-11-00,AAA,signature,t,s\n");
    assert!(found.contains("write 2007-11 if the day is not known"), "{found}");
}

#[test]
fn signs_that_cannot_be_seen_are_named_with_their_column() {
    let row = |note: &str| {
        format!("date,actor,act,instrument,source,note\n2000-02-01,AAA,signature,t,s,\"{note}\"\n")
    };
    for (note, point) in [
        ("bell \u{7}", "U+0007"),
        ("\u{1b}[31mred", "U+001B"),
        ("one\r\ntwo", "U+000D"),
        ("\u{7f}", "U+007F"),
        ("next\u{85}line", "U+0085"),
        ("\u{fffe}", "U+FFFE"),
        ("\u{202e}turned", "U+202E"),
        ("\u{2067}open\nclosed\u{2069}", "U+2067"),
        ("\u{2069}", "U+2069"),
    ] {
        let found = refused(&row(note));
        assert!(
            found.contains("[control-character] acts.csv:2:") && found.contains(point),
            "{note:?}: {found}"
        );
    }
    assert_eq!(refused(&row("\u{2067}closed\u{2069} and \u{202b}again\u{202c}\ttab\nline")), "");
    assert_eq!(refused(&row("plain").replace('\n', "\r\n")), "", "lines may end as on other systems");
}

#[test]
fn an_act_of_the_future_is_remarked_on() {
    let row = |date: &str| refused(&format!("date,actor,act,instrument,source\n{date},AAA,signature,t,s\n"));
    assert_eq!(row("2026-11-28"), "", "a day's grace for other places");
    assert!(row("2026-11-29").contains("[future-date] acts.csv:2:1: warning"), "{}", row("2026-11-29"));
    assert_eq!(row("2026-11-01/2027-01-01"), "");
}

#[test]
fn nobody_has_two_values_on_the_same_days() {
    let attributes = |rows: &str| {
        let mut folder = Folder::new();
        folder.insert("actors.csv".into(), "id,name,kind,from,to,continues\nOLD,Old,state,,1990-01-01,\nNEW,New,state,1990-01-01,,OLD\nAAA,Aland,state,,,\nORG,Organisation,organisation,,,\n".into());
        folder.insert("sources.csv".into(), "id,title\ns,S\n".into());
        folder.insert(
            "instruments/t.instrument".into(),
            "instrument t \"T\"\n  enters into force  on 1 deposit\n".into(),
        );
        folder
            .insert("attributes.csv".into(), format!("actor,attribute,value,from,to,source\n{rows}").into());
        match load(&folder, None, None) {
            Ok(loaded) => lines(&loaded.warnings),
            Err(found) => lines(&found),
        }
    };
    for twice in [
        "AAA,tonnage,5,,,s\nAAA,tonnage,6,,,s\n",
        "AAA,tonnage,5,2000-01-01,2001-01-01,s\nAAA,tonnage,6,2000-12-31,,s\n",
        "AAA,member,ORG,,,s\nAAA,member,ORG,1990-01-01,,s\n",
        "OLD,tonnage,5,,,s\nNEW,tonnage,6,1980-01-01,,s\n",
        "AAA,tonnage,5,,,s\nAAA,tonnage,5,,,s\n",
    ] {
        let found = attributes(twice);
        assert!(
            found.contains("[duplicate] attributes.csv:3:1") && found.contains("on line 2"),
            "{twice}{found}"
        );
    }
    let after = "AAA,tonnage,5,2000-01-01,2001,s\nAAA,tonnage,6,2001,,s\nAAA,fleet,1,,,s\nOLD,tonnage,5,,1990-01-01,s\nNEW,tonnage,6,1990-01-01,,s\n";
    assert_eq!(attributes(after), "");
    assert!(
        attributes("AAA,tonnage,\"40,5\",,,s\n").contains("[bad-number] attributes.csv:2:13"),
        "decimal comma"
    );
    assert!(attributes("AAA,tonnage,5,2001-01-01,2000-01-01,s\n").contains("[bad-date]"));
    assert!(attributes("AAA,tonnage,5,2001/1999,,s\n").contains("ends before it begins"));
}
