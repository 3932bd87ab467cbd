//! The pages of texts that States negotiate, of a server whose record is the worked example.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::{
    fs,
    io::{Cursor, Read, Write},
    path::Path,
};

use common::{Server, command, get, serve_as};
use serde_json::Value;
use tempfile::TempDir;

/// A server on the worked example, and its folder.
fn table() -> (Server, TempDir) {
    let data = TempDir::new().unwrap();
    let mut with = command(data.path());
    with.arg("--record").arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../record/negotiation"));
    (serve_as(with, &[]), data)
}

fn page(server: &Server, path: &str) -> String {
    let answer = get(server, path, &[("accept", "text/html")]);
    assert_eq!((answer.status, answer.kind.as_str()), (200, "text/html; charset=utf-8"), "{path}");
    answer.body
}

fn json(server: &Server, path: &str) -> Value {
    let answer = get(server, path, &[]);
    assert_eq!((answer.status, answer.kind.as_str()), (200, "application/json"), "{path}: {}", answer.body);
    serde_json::from_str(&answer.body).unwrap()
}

/// What is read on a page: its words without tags.
fn words(page: &str) -> String {
    let main = page.split("<main").nth(1).unwrap();
    let text: String =
        main.split('<').map(|part| part.split_once('>').map_or("", |(_, text)| text)).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

const ENTRY: &str = "1. This Convention shall enter into force on the [ninetieth day after the date of deposit of the twenty-second][ninetieth day after the date of deposit of the sixtieth](XAR)[thirtieth day after the date of deposit of the thirtieth](XBO, XCA) instrument of ratification, acceptance, approval or accession.";

#[test]
fn the_words_of_a_text_stand_on_its_page_with_brackets_and_names() {
    let (server, _data) = table();
    let now = page(&server, "/en/texts/icns-text?on=2026-04-30");
    let said = words(&now);
    assert!(said.contains(ENTRY), "{said}");
    assert!(said.contains("[2 bis. A summary of each review shall be published.](XCA for XOB)"), "{said}");
    // The silence was kept: its words are text, and nobody stands behind them.
    assert!(said.contains("2. The interval between meetings shall not exceed two years."), "{said}");
    let before = words(&page(&server, "/en/texts/icns-text?on=2026-04-17"));
    assert!(before.contains("shall not exceed [three][two](XAR) years."), "{before}");
    // A bracket has the name of whoever keeps it, until it is lifted.
    let march = words(&page(&server, "/en/texts/icns-text?on=2026-03-20"));
    assert!(
        march.contains("[effectively independent of those who promote or use nuclear energy](XDE)."),
        "{march}"
    );
    assert!(!said.contains("(XDE)"), "{said}");
    let clean = page(&server, "/en/texts/icns-text?view=clean&on=2026-04-30");
    let plain = words(&clean);
    assert!(
        plain.contains("of the twenty-second instrument") && !plain.contains("A summary of each review"),
        "{plain}"
    );
    assert!(!clean.contains("class=\"bracket\""), "{plain}");
    // Each provision is an anchor and leads to its page; each name to what that delegation has on the table.
    assert!(
        now.contains("id=\"a8.1\"")
            && now.contains("href=\"/en/texts/icns-text/provisions/a8.1?on=2026-04-30\"")
    );
    assert!(now.contains("href=\"/en/texts/icns-text?by=XAR&amp;on=2026-04-30\" title=\"Arland\""));
}

#[test]
fn four_questions_are_answered_on_every_day() {
    let (server, _data) = table();
    let said = |on: &str| words(&page(&server, &format!("/en/texts/icns-text?on={on}")));
    let opened = said("2026-03-01");
    assert!(opened.contains("Nothing: nothing is a basis of negotiation yet."), "{opened}");
    let silent = said("2026-04-10");
    assert!(
        silent.contains("In the chair: Secretariat")
            && silent.contains("Participants: Arland, Borovia, Caldera, Delmar")
    );
    assert!(silent.contains("Observers, whose words a participant brings: Observatory"), "{silent}");
    assert!(silent.contains("silence procedure until the end of 17 Apr 2026: Article 5(2)"), "{silent}");
    assert!(silent.contains("All of it: proposals and positions are taken."), "{silent}");
    let agreed = said("2026-04-30");
    assert!(
        agreed.contains("Agreed ad referendum: 7 of 30") && agreed.contains("In brackets: 2 of 30"),
        "{agreed}"
    );
    assert!(
        agreed.contains("All but what is agreed ad referendum: Article 1, Article 2, Article 3"),
        "{agreed}"
    );
    assert!(agreed.contains("proposals: 3, brackets: 0"), "{agreed}");
    assert!(agreed.contains("Nobody objects, and a decision is enough: 1"), "{agreed}");
    let list = json(&server, "/texts.json?on=2026-04-10");
    let one = &list["texts"][0];
    assert_eq!((&one["id"], &one["phase"]), (&"icns-text".into(), &"open".into()));
    assert_eq!((&one["provisions"], &one["progress"]["bracketed"]), (&30.into(), &3.into()), "{one}");
    assert_eq!(one["silences"], serde_json::json!([{ "id": "icns-s1", "until": "2026-04-17" }]));
    assert_eq!((&one["last"]["date"], &one["last"]["actor"]), (&"2026-04-03".into(), &"XSE".into()));
    assert_eq!(json(&server, "/texts.json?on=2025-12-31")["texts"], serde_json::json!([]));
}

#[test]
fn two_days_are_compared_word_by_word_and_that_is_heard_as_well_as_seen() {
    let (server, _data) = table();
    let shown = page(&server, "/en/texts/icns-text?compare=2026-03-02&on=2026-04-30");
    assert!(shown.contains("<del><span class=\"sr\" lang=\"en\"> [deleted:] </span>three"), "{shown}");
    assert!(shown.contains("<ins><span class=\"sr\" lang=\"en\"> [inserted:] </span>two"), "{shown}");
    // It is read forward in time, from whichever side it is asked.
    let back = json(&server, "/texts/icns-text.json?compare=2026-04-30&on=2026-03-02");
    let forth = json(&server, "/texts/icns-text.json?compare=2026-03-02&on=2026-04-30");
    assert_eq!(back["comparison"], forth["comparison"]);
    let changed = |value: &Value| -> Vec<String> {
        let all = value["comparison"]["provisions"].as_array().unwrap().iter();
        let changed = all.filter(|p| p["difference"] != "same");
        changed.map(|p| p["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(changed(&forth), ["a4.3", "a5.2", "a8.1"]);
    // Without what is proposed, one word has changed.
    let clean = json(&server, "/texts/icns-text.json?view=clean&compare=2026-03-02&on=2026-04-30");
    assert_eq!(changed(&clean), ["a5.2"]);
    let rows = get(&server, "/texts/icns-text.csv?compare=2026-03-02&on=2026-04-30", &[]).body;
    assert!(rows.contains("a5.2,2.,changed,false,The interval between meetings shall not exceed three years.,The interval between meetings shall not exceed two years."), "{rows}");
    let none = words(&page(&server, "/en/texts/icns-text?compare=2026-04-29&on=2026-04-30"));
    assert!(none.contains("Nothing has changed."), "{none}");
}

#[test]
fn a_delegation_finds_what_it_proposed_and_what_is_in_brackets_because_of_it() {
    let (server, _data) = table();
    let delmar = words(&page(&server, "/en/texts/icns-text?by=XDE&on=2026-03-20"));
    assert!(
        delmar.contains("Still in brackets because of it (2)")
            && delmar.contains("Instructions are awaited."),
        "{delmar}"
    );
    // Of the words, only those are shown.
    assert!(
        delmar.contains("Article 3(2)") && !delmar.contains("The objective of this Convention"),
        "{delmar}"
    );
    let later = json(&server, "/texts/icns-text.json?by=XDE&on=2026-04-30");
    assert_eq!(later["delegation"]["holds"].as_array().unwrap().len(), 1);
    assert_eq!(later["delegation"]["holds"][0]["on"], "icns-p3");
    let arland = json(&server, "/texts/icns-text.json?by=XAR&on=2026-04-30");
    let fates: Vec<&str> = arland["delegation"]["proposals"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| p["fate"].as_str().unwrap())
        .collect();
    assert_eq!(fates, ["live", "taken_in"]);
    let rows = get(&server, "/texts/icns-text.csv?by=XAR&on=2026-04-30", &[]).body;
    assert_eq!(rows.lines().count(), 3, "{rows}");
}

#[test]
fn progress_is_drawn_and_told_in_figures() {
    let (server, _data) = table();
    let shown = page(&server, "/en/texts/icns-text?view=progress&on=2026-04-30");
    assert!(shown.contains("Article 8: Entry into force") && shown.contains("class=\"chart broad\""));
    let course = json(&server, "/texts/icns-text.json?view=progress&on=2026-04-30")["course"].clone();
    let of = |day: &str| course.as_array().unwrap().iter().find(|step| step["day"] == day).unwrap().clone();
    assert_eq!(of("2026-03-02")["not_discussed"], 29);
    // The silence ended at the end of the seventeenth.
    assert_eq!((&of("2026-04-18")["bracketed"], &of("2026-04-18")["clean"]), (&2.into(), &2.into()));
    assert_eq!(of("2026-04-20")["ad_referendum"], 7);
    let rows = get(&server, "/texts/icns-text.csv?view=progress&on=2026-04-30", &[]).body;
    assert!(rows.lines().any(|row| row == "2026-04-20,0,7,1,2,20"), "{rows}");
}

#[test]
fn a_provision_has_its_proposals_side_by_side_and_all_that_was_done_to_it() {
    let (server, _data) = table();
    let shown = page(&server, "/en/texts/icns-text/provisions/a8.1?on=2026-04-30");
    let said = words(&shown);
    assert!(shown.contains("<h1>Article 8(1): Entry into force</h1>"), "{shown}");
    assert!(shown.contains("<article class=\"proposal\" id=\"icns-p1\""), "{shown}");
    assert!(said.contains("icns-p2 · Borovia, Caldera") && said.contains("instead of icns-p1"), "{said}");
    assert!(
        said.contains("Sixty would leave it waiting for a decade.")
            && said.contains("What was done to it (5)"),
        "{said}"
    );
    // The desk begins with this provision, and with what it says now.
    let form = "/en/desk/new?form=drafting&amp;value=textual_proposal&amp;target=icns-text&amp;detail=replace+a8.1%0A++en%3A+This+Convention";
    assert!(shown.contains(form), "{shown}");
    let on =
        "/en/desk/new?form=drafting&amp;value=position&amp;target=icns-text%2Ficns-p1&amp;detail=because%3A+";
    assert!(shown.contains(on), "{shown}");
    let filled = page(&server, &form.replace("&amp;", "&"));
    assert!(filled.contains("replace a8.1\n  en: This Convention"), "{filled}");
    let value = json(&server, "/texts/icns-text/provisions/a8.1.json?on=2026-04-30");
    let first = &value["proposals"][0];
    assert_eq!((&first["id"], &first["says"][0]["stance"]), (&"icns-p1".into(), &"objection".into()));
    let entries: Vec<u64> =
        value["history"].as_array().unwrap().iter().map(|act| act["entry"].as_u64().unwrap()).collect();
    let day = |entry: u64| json(&server, &format!("/log/entries/{entry}.json"))["says"].to_string();
    assert!(day(entries[4]).contains("Sixty would leave it waiting"), "{entries:?}");
    // What was taken in by silence says so, and is no longer on the table.
    let taken = words(&page(&server, "/en/texts/icns-text/provisions/a5.2?on=2026-04-30"));
    assert!(taken.contains("taken into the text") && !taken.contains("It waits for:"), "{taken}");
    let rows = get(&server, "/texts/icns-text/provisions/a4.csv?on=2026-04-30", &[]).body;
    assert!(rows.lines().count() == 2 && rows.contains("icns-p3"), "{rows}");
}

#[test]
fn the_same_reading_is_there_for_archives_and_for_whoever_follows() {
    let (server, _data) = table();
    let get = |path: &str| get(&server, path, &[]);
    let akn = get("/texts/icns-text.akn?on=2026-04-30");
    assert_eq!((akn.status, akn.kind.as_str()), (200, "application/akn+xml"));
    assert!(akn.body.contains("<article eId=\"art_8\" GUID=\"a8\""), "{}", akn.body);
    assert!(
        get("/texts/icns-text.md?on=2026-04-30").body.contains("### Article 8\n\n**Entry into force**\n")
    );
    let plain = get("/texts/icns-text.txt?on=2026-04-30");
    assert_eq!(plain.kind, "text/plain; charset=utf-8");
    assert!(!plain.body.contains("[two — XAR]") && plain.body.contains("— XBO, XCA]"), "{}", plain.body);
    assert!(!get("/texts/icns-text.txt?view=clean&on=2026-04-30").body.contains('['));
    let rows = get("/texts/icns-text.csv?on=2026-04-30").body;
    assert!(
        rows.lines().any(|row| row.starts_with("icns-p4,2026-03-18,XAR,,a5.2,words; words,,,taken_in,")),
        "{rows}"
    );
    let feed = get("/texts/icns-text.atom").body;
    assert_eq!(feed.matches("<entry>").count(), 16, "{feed}");
    assert!(feed.contains("<title>Arland: textual proposal (icns-p1), 2026-03-10</title>"), "{feed}");
    let one = get("/texts/icns-text/provisions/a5.2.atom").body;
    assert_eq!(one.matches("<entry>").count(), 3, "{one}");
    let head = page(&server, "/en/texts/icns-text/provisions/a5.2");
    assert!(head.contains("<link rel=\"alternate\" type=\"application/atom+xml\" href=\"/en/texts/icns-text/provisions/a5.2.atom\""));
    // What no page is: another form of it.
    assert_eq!(get("/texts.akn").status, 404);
    assert_eq!(get("/texts/icns-text.svg").status, 404);
}

#[test]
fn texts_are_found_by_title_and_heading_and_from_their_forum_and_instrument() {
    let (server, _data) = table();
    let found = json(&server, "/search.json?q=entry+into+force");
    let paths: Vec<&str> =
        found["found"].as_array().unwrap().iter().map(|f| f["path"].as_str().unwrap()).collect();
    assert!(paths.contains(&"/texts/icns-text/provisions/a8"), "{paths:?}");
    let titles = json(&server, "/search.json?q=convention+working+text");
    assert!(titles["found"].as_array().unwrap().iter().any(|f| f["path"] == "/texts/icns-text"));
    let link = "href=\"/en/texts/icns-text?on=2026-04-30\"";
    assert!(page(&server, "/en/forums/icns-conference?on=2026-04-30").contains(link));
    assert!(page(&server, "/en/instruments/icns-example?on=2026-04-30").contains(link));
    assert!(!page(&server, "/en/forums/icns-conference?on=2026-02-01").contains("/en/texts/icns-text"));
    // Words within it.
    let within = page(&server, "/en/texts/icns-text?words=Reports&on=2026-04-30");
    assert!(within.contains("<mark>reports</mark>") && !within.contains("id=\"a8.1\""), "{within}");
    let nowhere = words(&page(&server, "/en/texts/icns-text?words=plutonium&on=2026-04-30"));
    assert!(nowhere.contains("No provision is like this."), "{nowhere}");
}

#[test]
fn bad_questions_get_a_precise_answer() {
    let (server, _data) = table();
    for (path, status, said) in [
        ("/texts/icns-tex.json", 404, "there is no text 'icns-tex'; did you mean 'icns-text'?"),
        ("/texts/icns-text/provisions/a88.json", 404, "there is no provision 'a88'; did you mean 'a8'?"),
        ("/texts/icns-tex/provisions/a8.json", 404, "there is no text 'icns-tex'"),
        (
            "/texts/icns-text.json?on=2026-02-28",
            404,
            "was not on the table on 2026-02-28; it came there on 2026-03-01",
        ),
        ("/texts/icns-text.json?compare=2026-02-28", 404, "was not on the table on 2026-02-28"),
        ("/texts/icns-text/provisions/a4.3.json?on=2026-03-13", 404, "there is no provision 'a4.3'"),
        ("/texts/icns-text.json?compare=yesterday", 400, "compare: "),
        ("/texts/icns-text.json?by=XBB", 400, "by: there is no State or organisation 'XBB'"),
        ("/texts/icns-text.atom?by=XBB", 400, "by: there is no State or organisation 'XBB'"),
        ("/texts/icns-text.json?view=all", 400, "view: 'all' is not one of brackets, clean, progress"),
        ("/texts/icns-text.json?in=de", 400, "in: 'de' is not one of ar, zh, en, fr, ru, es"),
        ("/texts/icns-text.json?in=fr", 404, "in: 'icns-text' is negotiated in en, not in 'fr'"),
        ("/texts/icns-text.json?to=2026-04-30", 400, "to: nothing is asked by this name here"),
        ("/texts/icns-text.json?page=0", 400, "page: "),
    ] {
        let answer = get(&server, path, &[]);
        assert_eq!((answer.status, answer.kind.as_str()), (status, "application/problem+json"), "{path}");
        let problem: Value = serde_json::from_str(&answer.body).unwrap();
        assert!(problem["detail"].as_str().unwrap().contains(said), "{path}: {problem}");
    }
    let people = get(&server, "/fr/texts/icns-text?on=2026-02-28", &[("accept", "text/html")]);
    assert_eq!(people.status, 404);
    assert!(people.body.contains("Ce texte n’était pas sur la table le"), "{}", people.body);
}

#[test]
fn the_text_keeps_its_language_and_its_direction_on_an_arabic_page() {
    let (server, _data) = table();
    let shown = page(&server, "/ar/texts/icns-text?on=2026-04-30");
    assert!(shown.contains("<html lang=\"ar\" dir=\"rtl\">"));
    assert!(shown.contains("<p class=\"words paragraph in1\" lang=\"en\" dir=\"ltr\">"), "{shown}");
    let language = json(&server, "/texts/icns-text.json?in=en&on=2026-04-30");
    assert_eq!(language["languages"], serde_json::json!(["en"]));
}

const HARBOUR: &str = "2026-03-01 XCH text harbour on harbour-conference
  title: Convention on the Safety of Harbours
  languages: en, ar
  chairs: XCH

2026-03-01 XCH tabling t1 on harbour as chair's text
  article a1
    heading a1.h
      en: Reports
      ar: التقارير
    paragraph a1.1
      en: Each Party shall report every two years.
      ar: يقدم كل طرف تقريرا كل سنتين.

2026-03-02 XCH text_decision d1 on harbour as basis
  on: t1

2026-03-03 XAA textual_proposal p1 on harbour
  words a1.1 ar
    old: سنتين
    new: ثلاث سنوات

2026-03-04 XAA textual_proposal p2 on harbour
  words a1.1 en
    old: two
    new: three

2026-03-05 XCH text_decision d2 on harbour as take_in
  on: p2
";

/// A record with a text in two languages: anybody can make one with the command line.
fn harbour(record: &Path) {
    fs::create_dir_all(record.join("instruments")).unwrap();
    fs::create_dir_all(record.join("acts")).unwrap();
    let file = |name: &str, text: &str| fs::write(record.join(name), text).unwrap();
    file("actors.csv", "id,name,kind\nXAA,Aland,state\nXCH,Chair,organisation\n");
    file("sources.csv", "id,title\nexample,An example\n");
    file(
        "instruments/harbour.instrument",
        "forum harbour-conference \"Conference on the Safety of Harbours\"\n  established 2026-01-01\n  members    {XAA}\n  decides    by consensus\n",
    );
    file("harbour.text", HARBOUR);
    let lines = record.join("harbour.text");
    let mut import = command(record);
    import.args(["text", "import"]).arg(&lines).args(["--as-acts", "--source", "example"]);
    let made = import.output().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    fs::write(record.join("acts/table.csv"), made.stdout).unwrap();
    fs::remove_file(lines).unwrap();
}

#[test]
fn a_text_in_two_languages_is_read_in_each_and_what_is_behind_is_said() {
    let (record, data) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    harbour(record.path());
    let mut with = command(data.path());
    with.arg("--record").arg(record.path());
    let server = serve_as(with, &[]);
    let arabic = page(&server, "/en/texts/harbour?in=ar&on=2026-03-04");
    assert!(arabic.contains("<p class=\"words paragraph in1\" lang=\"ar\" dir=\"rtl\">"), "{arabic}");
    assert!(words(&arabic).contains("يقدم كل طرف تقريرا كل [سنتين][ثلاث سنوات](XAA)."), "{arabic}");
    // The number of an article is in the language of its words.
    assert!(words(&arabic).contains("المادة \u{2068}1\u{2069}"), "{arabic}");
    let both = page(&server, "/en/texts/harbour/provisions/a1.1?on=2026-03-04");
    assert!(both.contains("<p class=\"words\" lang=\"ar\" dir=\"rtl\">"), "{both}");
    let rests = "This wording rests on an earlier state of the text.";
    assert!(!both.contains(rests));
    // English has changed since, and Arabic has not followed.
    assert!(page(&server, "/en/texts/harbour/provisions/a1.1?on=2026-03-05").contains(rests));
    let compared = json(&server, "/texts/harbour.json?in=en&view=clean&compare=2026-03-04&on=2026-03-05");
    let runs = compared["comparison"]["provisions"][2]["runs"].as_array().unwrap().clone();
    assert!(runs.contains(&serde_json::json!({ "put": "three" })), "{runs:?}");
    // A heading is found in both of its languages.
    for words in ["reports", "%D8%A7%D9%84%D8%AA%D9%82%D8%A7%D8%B1%D9%8A%D8%B1"] {
        let found = json(&server, &format!("/search.json?q={words}"));
        let paths = found["found"].as_array().unwrap().iter().map(|f| f["path"].as_str().unwrap().to_owned());
        assert!(paths.collect::<Vec<_>>().contains(&"/texts/harbour/provisions/a1".to_owned()), "{words}");
    }
}

#[test]
fn a_reading_is_as_the_record_knew_it() {
    let (server, _data) = table();
    // All of it was recorded today: on the eve, the record knew of no text.
    let before = get(&server, "/texts/icns-text.json?on=2026-04-30&known=2026-04-30", &[]);
    assert_eq!(before.status, 404, "{}", before.body);
    assert_eq!(json(&server, "/texts.json?known=2026-04-30")["texts"], serde_json::json!([]));
}

#[test]
fn what_the_rules_of_a_text_would_do_is_said_beside_its_words() {
    let (server, _data) = table();
    let text = page(&server, "/en/texts/icns-text?on=2026-04-30");
    assert!(text.contains("enters into force "), "the rule stands below the words");
    let means = page(&server, "/en/texts/icns-text?on=2026-04-30&view=means");
    let said = words(&means);
    assert!(said.contains("No treaty of this record has entered into force by deposits"), "{said}");
    for version in ["90 days after 22 depositsas it stands", "90 days after 60 depositsicns-p1: Arland"] {
        assert!(said.contains(version), "{said}");
    }
    // Six actors never make 22 deposits: that is said of the provision, and not of the whole.
    assert!(said.contains("Article 8(1): this clause can never be met"), "{said}");
    let found = json(&server, "/texts/icns-text.json?on=2026-04-30&view=means");
    let versions = found["means"]["entry_into_force"].as_array().unwrap();
    assert_eq!(versions.len(), 3, "{found}");
    // A page of the reading does not work it out.
    assert!(json(&server, "/texts/icns-text.json?on=2026-04-30")["means"].is_null());
}

#[test]
fn a_reading_is_there_to_edit_in_word_and_what_changed_as_tracked_changes() {
    let (server, _data) = table();
    let document = |path: &str| {
        let bytes = common::bytes(&server, path);
        comity_draft::import::word::read(&bytes).unwrap()
    };
    let reading = document("/texts/icns-text.docx?on=2026-04-30");
    assert!(
        reading.lines().contains(&ENTRY.replace("](XAR)", " — XAR]").replace("](XBO, XCA)", " — XBO, XCA]"))
    );
    assert_eq!(reading.base.as_ref().map(|base| base.text.as_str()), Some("icns-text"));
    let changed = document("/texts/icns-text.docx?on=2026-04-30&compare=2026-03-05");
    assert!(changed.found.tracked.values().any(|tracked| tracked.insertions > 0), "{:?}", changed.found);
    assert_eq!(changed.base, None);
}

/// What the desk says of an act at the table before it is signed.
#[test]
fn the_desk_says_what_the_text_would_read_and_which_rule_refuses_an_act() {
    let (server, _data) = table();
    let tried = |act: &str, detail: &str| {
        let detail: String = detail
            .bytes()
            .map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") })
            .collect();
        let path = format!("/desk/new.json?{act}&detail={detail}&source=worked-example&preview=1");
        json(&server, &path)
    };
    let proposal = "form=drafting&actor=XDE&value=textual_proposal&id=p9&target=icns-text&date=2026-05-01";
    let good = tried(proposal, "words a9.1 en\n  old: one year\n  new: two years");
    let change = &good["text"]["changes"][0];
    assert_eq!((&change["id"], &change["difference"]), (&"a9.1".into(), &"changed".into()), "{good}");
    // As a browser sends it.
    assert_eq!(tried(proposal, "words a9.1 en\r\n  old: one year\r\n  new: two years"), good);
    let gone = tried(proposal, "words a9.1 en\n  old: one decade\n  new: two years");
    let refused = &gone["refused"][0];
    assert_eq!((&refused["code"], &refused["field"]), (&"table".into(), &"detail".into()), "{gone}");
    assert!(refused["message"].as_str().unwrap().contains("do not stand there"), "{gone}");
    let unread = tried(proposal, "wrods a9.1 en\n  old: one year\n  new: two years");
    assert_eq!(unread["refused"][0]["code"], "draft", "{unread}");
    // What is in brackets is not adopted.
    let adopt =
        "form=chairing&actor=XSE&value=text_decision&topic=adopt&id=d9&target=icns-text&date=2026-05-01";
    let brackets = tried(adopt, "");
    assert!(brackets["refused"][0]["message"].as_str().unwrap().contains("a4.3"), "{brackets}");
}

/// What a rule of the table refuses does not enter the log, however it is said, nor what would make a rule refuse what was
/// recorded before.
#[test]
fn what_a_rule_of_the_table_refuses_does_not_enter_the_log() {
    let (server, data) = table();
    let size = || json(&server, "/log.json")["size"].as_u64().unwrap();
    let before = size();
    drop(server);
    let say = |more: &[&str]| {
        let mut record = command(data.path());
        record.args(["record", "--act", "drafting", "--source", "worked-example"]).args(more);
        let output = record.output().unwrap();
        let text = [output.stdout, output.stderr].concat();
        (output.status.success(), String::from_utf8(text).unwrap())
    };
    let withdraws = |actor: &str, date: &str| {
        let of = ["--target", "icns-text/icns-p1", "--set", "value=withdrawal_of_proposal"];
        say(&[&["--actor", actor, "--date", date], &of[..]].concat())
    };
    let (entered, why) = withdraws("XBO", "2026-04-30");
    assert!(!entered && why.contains("XAR"), "somebody else's: {why}");
    let (entered, why) = withdraws("XAR", "2026-03-11");
    assert!(!entered && why.contains("which was recorded before, would be refused then"), "{why}");
    let unread = [
        "--actor",
        "XAR",
        "--date",
        "2026-04-30",
        "--target",
        "icns-text",
        "--set",
        "value=textual_proposal",
    ];
    let (entered, why) =
        say(&[&unread[..], &["--set", "id=icns-p9", "--detail", "whatever this is"]].concat());
    assert!(!entered, "{why}");
    let (entered, why) = withdraws("XAR", "2026-04-30");
    assert!(entered, "its own, on the day: {why}");
    let server = common::serve(data.path());
    assert_eq!(json(&server, "/log.json")["size"].as_u64().unwrap(), before + 1);
}

/// A text of this test's own, on the table of the real record: nobody negotiates it.
const TRIED: &str = "\
2026-03-01 IAEA text tried on nss
  title: A text that is tried
  languages: en
  chairs: IAEA
  instrument: tried

2026-03-01 IAEA tabling tried-t1 on tried as chair's text
  article a1
    paragraph a1.1
      en: This Convention shall enter into force thirty days after the tenth deposit.
      rule: enters into force 30 days after 10 deposits

2026-03-02 IAEA text_decision tried-d1 on tried as basis
  on: tried-t1

2026-03-03 NLD textual_proposal tried-p1 on tried
  replace a1.1
    rule: enters into force 30 days after 90 deposits
";

#[test]
fn when_a_text_may_enter_into_force_is_foreseen_with_what_is_assumed() {
    let folder = TempDir::new().unwrap();
    let record = folder.path().join("record");
    let real = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../record/nuclear-security");
    copied(&real, &record);
    let lines = folder.path().join("tried.text");
    // The same of a few neighbours, and of States that are parties to what this record does not have.
    let of = |id: &str, set: &str| {
        let rule = format!(
            "10 deposits\n    paragraph a1.2\n      en: It is open to them.\n      rule: open to {set}\n"
        );
        TRIED.replace("tried", id).replacen("10 deposits\n", &rule, 1)
    };
    for (id, text) in [
        ("tried", TRIED.to_owned()),
        ("near", of("near", "{BEL, LUX, NLD}").replace("10 deposits", "2 deposits")),
        ("lost", of("lost", "parties to no-such-treaty")),
    ] {
        fs::write(&lines, text).unwrap();
        let mut import = command(folder.path());
        import.args(["text", "import", "--as-acts", "--source", "https://example.org/tried"]).arg(&lines);
        let rows = import.output().unwrap();
        assert!(rows.status.success(), "{}", String::from_utf8_lossy(&rows.stderr));
        fs::write(record.join(format!("acts/{id}.csv")), rows.stdout).unwrap();
    }
    let mut with = command(&folder.path().join("data"));
    with.arg("--record").arg(&record);
    let server = serve_as(with, &[]);
    let found = json(&server, "/texts/tried.json?on=2026-11-30&view=means");
    let versions = found["means"]["entry_into_force"].as_array().unwrap();
    let may = |n: usize| &versions[n]["may_enter"];
    assert_eq!((&may(0)["opened"], &may(0)["seed"]), (&"2026-12-01".into(), &869.into()), "{found}");
    // The same futures for both: what takes more deposits is in force in no more of them.
    for (ten, ninety) in
        may(0)["by_year"].as_array().unwrap().iter().zip(may(1)["by_year"].as_array().unwrap())
    {
        assert!(ten[0] == ninety[0] && ten[1].as_f64() >= ninety[1].as_f64(), "{found}");
    }
    let ten = may(0)["p50"].as_str().unwrap();
    assert!(ten > "2026-12-31" && may(1)["p50"].as_str().is_none_or(|ninety| ninety > ten), "{found}");
    for (language, assumed) in
        [("en", "It is assumed, not foreseen, that all States"), ("ar", "يُفترض، ولا يُتوقع")]
    {
        let said = words(&page(&server, &format!("/{language}/texts/tried?on=2026-11-30&view=means")));
        assert!(said.contains(assumed) && said.contains("869"), "{said}");
    }
    assert!(may(0)["open_to"].is_null() && may(0)["may_join"].as_u64() > Some(190), "{found}");
    // Who may join is what its own rules say: of three there are never ninety.
    let near = json(&server, "/texts/near.json?on=2026-11-30&view=means");
    let [two, ninety] = [0, 1].map(|n| &near["means"]["entry_into_force"][n]["may_enter"]);
    for may in [two, ninety] {
        assert_eq!((&may["open_to"], &may["may_join"]), (&"{BEL, LUX, NLD}".into(), &3.into()), "{near}");
    }
    assert!(two["by_year"].as_array().unwrap().iter().any(|year| year[1].as_f64() > Some(0.0)), "{near}");
    assert!(ninety["by_year"].as_array().unwrap().iter().all(|year| year[1] == 0.0), "{near}");
    for (language, whom) in
        [("en", "open by its own rules (“{BEL, LUX, NLD}”: 3 today)"), ("ar", "قواعده نفسها")]
    {
        let said = words(&page(&server, &format!("/{language}/texts/near?on=2026-11-30&view=means")));
        assert!(said.contains(whom), "{said}");
    }
    let lost = json(&server, "/texts/lost.json?on=2026-11-30&view=means");
    assert_eq!(lost["means"]["no_forecast"], "does_not_run", "{lost}");
    // What came of a text is no forecast.
    let adopted = json(&server, "/texts/cppnm-amendment-text.json?view=means");
    assert!(adopted["means"].is_null() || adopted["means"]["no_forecast"] == "adopted", "{adopted}");
}

/// What is under seal is said wherever what is pending is said, and none of its words.
#[test]
fn a_proposal_under_seal_is_shown_as_one() {
    let folder = TempDir::new().unwrap();
    let record = folder.path().join("record");
    copied(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../record/negotiation"), &record);
    let digest = "5a".repeat(32);
    let row = format!(
        "2026-05-01,XAR,drafting,icns-v1,icns-text,sealed_proposal,digest: {digest},worked-example\n"
    );
    let table = format!("date,actor,act,id,target,value,detail,source\n{row}");
    fs::write(record.join("acts/sealed.csv"), table).unwrap();
    let mut with = command(&folder.path().join("data"));
    with.arg("--record").arg(&record);
    let server = serve_as(with, &[]);
    let found = json(&server, "/texts/icns-text.json?on=2026-05-02");
    let pending = found["pending"].as_array().unwrap();
    let one = pending.iter().find(|one| one["id"] == "icns-v1").unwrap();
    let wait = &one["waits"][0]["opening"];
    assert_eq!(
        (&one["sort"], &wait["by"], &wait["since"]),
        (&"sealed".into(), &"XAR".into(), &"2026-05-01".into())
    );
    assert_eq!(wait["digest"], *digest, "{found}");
    let rows = get(&server, "/texts/icns-text.csv?on=2026-05-02", &[("accept", "text/csv")]).body;
    let row = rows.lines().find(|row| row.starts_with("icns-v1,")).unwrap();
    assert!(row.contains(",XAR,") && row.contains(",sealed,") && row.ends_with(",2026-05-01"), "{row}");
    for (language, waits) in [("en", "to open it: under seal since"), ("ar", "مختوم منذ")] {
        let said = words(&page(&server, &format!("/{language}/texts/icns-text?on=2026-05-02")));
        assert!(said.contains(waits), "{said}");
        let said = words(&page(&server, &format!("/{language}/texts/icns-text?on=2026-05-02&by=XAR")));
        assert!(said.contains("icns-v1"), "{said}");
    }
    let feed = get(&server, "/en/texts/icns-text.atom", &[]).body;
    assert!(feed.contains("icns-v1"), "{feed}");
    // How it is done is said where proposals are brought.
    let now = page(&server, "/en/texts/icns-text");
    assert!(now.contains("comity propose icns-text --open OWN-FILE"), "{now}");
    assert!(now.contains("value=sealed_proposal&amp;target=icns-text"), "{now}");
    // Nobody has proposed it in the reading, and a desk that is told its opening with other words refuses it.
    let opening = "form=drafting&actor=XAR&value=opening_of_proposal&target=icns-v1&date=2026-05-02&source=worked-example";
    let lines = format!("salt: {digest}\ndelete a4.1");
    let asked = [("detail", lines.as_str())]
        .map(|(name, text)| {
            format!("&{name}={}", text.replace('\n', "%0A").replace(' ', "+").replace(':', "%3A"))
        })
        .concat();
    let said = page(&server, &format!("/en/desk/new?{opening}{asked}&preview=1"));
    assert!(said.contains("this is not what was sealed as"), "{said}");
}

/// Copies a folder with all in it.
fn copied(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (from, to) = (entry.as_ref().unwrap().path(), to.join(entry.unwrap().file_name()));
        if from.is_dir() {
            copied(&from, &to);
        } else {
            fs::copy(&from, &to).unwrap();
        }
    }
}

/// A document as an editor leaves it: some words of its body are others.
fn edited(document: &[u8], old: &str, new: &str) -> Vec<u8> {
    let mut zip = zip::ZipArchive::new(Cursor::new(document)).unwrap();
    let mut made = zip::ZipWriter::new(Cursor::new(vec![]));
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).unwrap();
        let (name, mut part) = (file.name().unwrap().to_string(), vec![]);
        file.read_to_end(&mut part).unwrap();
        if name == "word/document.xml" {
            let body = String::from_utf8(part).unwrap();
            assert!(body.contains(old), "{body}");
            part = body.replace(old, new).into_bytes();
        }
        made.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        made.write_all(&part).unwrap();
    }
    made.finish().unwrap().into_inner()
}

/// Brings a document to the desk as a browser sends a form with a file.
fn bring(server: &Server, path: &str, fields: &[(&str, &str)], document: &[u8]) -> (u16, String) {
    let mut body = vec![];
    for (name, text) in fields {
        write!(body, "--cut\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n").unwrap();
    }
    write!(
        body,
        "--cut\r\nContent-Disposition: form-data; name=\"document\"; filename=\"ours.docx\"\r\n\r\n"
    )
    .unwrap();
    body.extend_from_slice(document);
    body.extend_from_slice(b"\r\n--cut--\r\n");
    let agent =
        ureq::Agent::new_with_config(ureq::Agent::config_builder().http_status_as_error(false).build());
    let sent = agent
        .post(format!("{}{path}", server.address))
        .header("content-type", "multipart/form-data; boundary=cut")
        .header("origin", &server.address)
        .send(&body[..]);
    let mut answer = sent.unwrap();
    (answer.status().as_u16(), answer.body_mut().read_to_string().unwrap())
}

#[test]
fn a_word_document_that_is_brought_to_the_desk_is_shown_as_proposals_to_sign() {
    let (server, _data) = table();
    let form = page(&server, "/en/texts/icns-text");
    assert!(form.contains("enctype=\"multipart/form-data\" action=\"/en/desk/word\""), "{form}");
    let document = common::bytes(&server, "/texts/icns-text.docx");
    let changed = edited(&document, "one year", "two years");
    let changed = edited(&changed, "at least 90 days", "at least 120 days");
    let new = "<w:p><w:r><w:t>2. The depositary keeps a list.</w:t></w:r></w:p><w:sectPr>";
    let changed = edited(&changed, "<w:sectPr>", new);
    let fields = [
        ("text", "icns-text"),
        ("actor", "XDE"),
        ("id", "xde-1"),
        ("source", "worked-example"),
        ("because", "More time."),
    ];
    let (status, body) = bring(&server, "/desk/word.json", &fields, &changed);
    let found: Value = serde_json::from_str(&body).unwrap();
    assert_eq!(status, 200, "{found}");
    let proposals = found["proposals"].as_array().unwrap();
    let ids: Vec<&str> = proposals.iter().map(|p| p["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["xde-1-1", "xde-1-2", "xde-1-3"], "{found}");
    assert!(proposals.iter().all(|p| p["act"] == "drafting" && p["actor"] == "XDE"), "{found}");
    assert!(found["refused"].is_null(), "{found}");
    let changes = found["text"]["changes"].as_array().unwrap();
    assert!(changes.iter().any(|change| change["id"] == "a9.1"), "{found}");
    // All in one proposal, where that is asked for.
    let together: Vec<(&str, &str)> = fields.into_iter().chain([("together", "1")]).collect();
    let (_, one) = bring(&server, "/desk/word.json", &together, &changed);
    let one: Value = serde_json::from_str(&one).unwrap();
    assert_eq!(one["proposals"].as_array().unwrap().len(), 1, "{one}");
    // Readers without scripts see all of it.
    let (status, shown) = bring(&server, "/ar/desk/word", &fields, &changed);
    assert_eq!(status, 200, "{shown}");
    assert!(shown.contains("xde-1-2") && shown.contains("ما سيُسجَّل"), "{shown}");
    // What was sent has no address of its own, in no form and in no other language: nothing leads there.
    let links: Vec<&str> = shown.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(
        links.contains(&"/fr/desk") && !links.iter().any(|link| link.contains("/desk/word")),
        "{links:?}"
    );
    // Nothing of it is kept, and nothing is recorded.
    assert!(!page(&server, "/en/texts/icns-text").contains("xde-1"));
    assert_eq!(get(&server, "/desk/word", &[]).status, 405);
    assert_eq!(post(&server, "/desk/new.json?form=deposit", "application/json", "{}").0, 405);
}

#[test]
fn a_document_that_proposes_nothing_is_refused_with_the_reason() {
    let (server, _data) = table();
    let fields = [("text", "icns-text"), ("actor", "XDE"), ("id", "xde-1"), ("source", "worked-example")];
    let refused = |fields: &[(&str, &str)], document: &[u8], status: u16, why: &str| {
        let (found, body) = bring(&server, "/desk/word.json", fields, document);
        assert!(found == status && body.contains(why), "{why}: {found} {body}");
    };
    let document = common::bytes(&server, "/texts/icns-text.docx");
    refused(&fields, &document, 422, "it changes no words that stand");
    refused(&fields, b"no archive at all", 422, "document: ");
    refused(&fields, b"", 400, "no Word document was chosen");
    refused(&[("text", "no-such-text")], &document, 404, "there is no text");
    refused(&[("text", "icns-text"), ("role", "chair")], &document, 400, "the form cannot be read");
    refused(&fields, &vec![0; 17 << 20], 413, "it is too large");
    let (status, said) = post(&server, "/desk/word.json", "application/json", "{}");
    assert!(status == 415 && said.contains("multipart/form-data"), "{status} {said}");
    // Who takes no part proposes nothing: the rule that refuses it is said with what it would read.
    let changed = edited(&document, "one year", "two years");
    let (_, body) = bring(
        &server,
        "/desk/word.json",
        &[("text", "icns-text"), ("actor", "XOB"), ("id", "xob-1"), ("source", "worked-example")],
        &changed,
    );
    let found: Value = serde_json::from_str(&body).unwrap();
    assert_eq!(found["refused"][0]["code"], "table", "{found}");
    // From a page of somebody else's nothing is taken.
    let agent =
        ureq::Agent::new_with_config(ureq::Agent::config_builder().http_status_as_error(false).build());
    let sent = agent
        .post(format!("{}/desk/word", server.address))
        .header("content-type", "multipart/form-data; boundary=cut")
        .header("origin", "https://elsewhere.example")
        .send("--cut--");
    assert_eq!(sent.unwrap().status().as_u16(), 403);
}

fn post(server: &Server, path: &str, kind: &str, body: &str) -> (u16, String) {
    let agent =
        ureq::Agent::new_with_config(ureq::Agent::config_builder().http_status_as_error(false).build());
    let sent = agent.post(format!("{}{path}", server.address)).header("content-type", kind).send(body);
    let mut answer = sent.unwrap();
    (answer.status().as_u16(), answer.body_mut().read_to_string().unwrap())
}
