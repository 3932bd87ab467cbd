//! No page and no form of the built-in record says more than the record knows: on the day after each horizon, and today.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use comity_regime::{Day, language::ast::Force, register::Known};
use common::{Server, get, serve};
use serde_json::Value;
use tempfile::TempDir;

/// A day after every horizon.
const AFTER: &str = "2026-11-29";

fn json(server: &Server, path: &str) -> Value {
    let answer = get(server, path, &[]);
    assert_eq!(answer.status, 200, "{path}: {}", answer.body);
    serde_json::from_str(&answer.body).unwrap()
}

fn page(server: &Server, path: &str) -> String {
    let answer = get(server, path, &[("accept", "text/html")]);
    assert_eq!(answer.status, 200, "{path}");
    answer.body
}

/// The instruments of the record that exist, each with the day through which it is known.
fn instruments(data: &TempDir) -> Vec<(String, Known)> {
    let record = comity_ledger::read(data.path()).unwrap();
    let register = record.regime.register();
    let made = register.instruments.iter().filter(|i| i.force != Force::Proposed);
    made.map(|i| (i.id.clone(), Known::of(i.complete))).collect()
}

/// What says how many there are, in any object of an answer.
const COUNTS: [&str; 3] = ["parties", "members", "count"];

/// Every object with a count says that it is not sure, and through which day it is known.
fn flagged(value: &Value, at: &str) {
    match value {
        Value::Object(object) => {
            let counts = COUNTS
                .iter()
                .any(|key| object.get(*key).is_some_and(|v| v.is_number() || v["min"].is_number()));
            // What happened under an instrument, act by act, has counts of its own day; what is only proposed has no acts.
            let counts = counts && object.get("force") != Some(&"proposed".into());
            if counts && !object.contains_key("source") {
                assert!(
                    object.get("sure") == Some(&Value::Bool(false)) && object.contains_key("known_through")
                        || object.contains_key("by_name") && object.get("sure") == Some(&Value::Bool(false)),
                    "{at}: a bare count in {value}"
                );
            }
            // Names are counted as such.
            let others = object.iter().filter(|(key, _)| *key != "by_name");
            others.for_each(|(key, value)| flagged(value, &format!("{at}/{key}")));
        }
        Value::Array(all) => all.iter().for_each(|value| flagged(value, at)),
        _ => {}
    }
}

#[test]
fn every_answer_about_an_instrument_says_where_the_record_of_it_ends() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    let instruments = instruments(&data);
    assert!(instruments.len() > 30, "{}", instruments.len());
    for (id, known) in &instruments {
        let days = [known.through().map(|day| day.next()), Day::parse(AFTER)];
        for day in days.into_iter().flatten().filter(|day| !known.covers(*day)) {
            let status = json(&server, &format!("/instruments/{id}.json?on={day}"));
            assert_eq!(status["sure"], false, "{id} on {day}");
            assert_eq!(status["known_through"], serde_json::json!(known), "{id} on {day}");
            let shown = page(&server, &format!("/en/instruments/{id}?on={day}"));
            let said = match known {
                Known::Through(_) => "The record of it is complete through",
                _ => "The record does not say through which day",
            };
            assert!(shown.contains(said), "{id} on {day}");
            let lead = shown.split("<p class=\"lead\">").nth(1).unwrap().split("</p>").next().unwrap();
            let bare = |text: &str| {
                text.split(['>', '<']).any(|part| {
                    let mut words = part.split(' ');
                    let number =
                        words.next().is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
                    number && matches!(words.next(), Some("party" | "parties")) && words.next().is_none()
                })
            };
            // A total that was published later may have said how many there were.
            let exact = status["parties"].is_number() && known.through().is_some();
            assert!(exact || !bare(lead), "{id} on {day}: {lead}");
            let set = format!("parties+to+{id}");
            let who = json(&server, &format!("/who.json?set={set}&on={day}"));
            assert_eq!(
                (&who["sure"], &who["known_through"]),
                (&Value::Bool(false), &serde_json::json!(known)),
                "{id}"
            );
            assert!(page(&server, &format!("/en/who?set={set}&on={day}")).contains(said), "{id}");
            let map = json(&server, &format!("/map.json?instrument={id}&on={day}"));
            assert_eq!(map["known_through"], serde_json::json!(known), "{id}");
            let unsure = |s: &&Value| s["place"] != "bound" && s["sure"] == true;
            // Whoever may not join stays outside for sure.
            let sure: Vec<&Value> = map["states"].as_array().unwrap().iter().filter(unsure).collect();
            assert!(sure.len() < map["states"].as_array().unwrap().len() / 2, "{id} on {day}: {sure:?}");
            assert!(page(&server, &format!("/en/map?instrument={id}&on={day}")).contains(said), "{id}");
        }
    }
}

#[test]
fn no_page_has_a_bare_count_after_every_horizon() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    for path in [
        "/index",
        "/instruments",
        "/calendar",
        "/forums/article-16",
        "/forums/nss",
        "/states/USA",
        "/states/IRN",
    ] {
        flagged(&json(&server, &format!("{path}.json?on={AFTER}")), path);
    }
    // Rows say the same as objects.
    let rows = get(&server, &format!("/instruments.csv?on={AFTER}"), &[]).body;
    let mut rows = csv::Reader::from_reader(rows.as_bytes());
    let head = rows.headers().unwrap().clone();
    let column = |name: &str| head.iter().position(|h| h == name).unwrap();
    let (id, force, sure) = (column("instrument"), column("force"), column("sure"));
    for row in rows.records().map(Result::unwrap).filter(|row| &row[force] != "proposed") {
        assert_eq!(&row[sure], "false", "{}", &row[id]);
    }
    for path in ["/en/", "/en/states", "/en/instruments"] {
        let shown = page(&server, &format!("{path}?on={AFTER}"));
        assert!(shown.contains("The record is complete through"), "{path}");
    }
    let states = json(&server, &format!("/states.json?on={AFTER}"));
    assert_eq!(states["known_through"]["cppnm"], "2022-12-31");
    for state in states["actors"].as_array().unwrap() {
        for (instrument, stands) in state["instruments"].as_object().unwrap() {
            let may_have_joined = stands["place"] != "bound" && stands["sure"] == true;
            // Only those that may join the Convention may join its Amendment; what is only proposed nobody can join.
            assert!(
                !may_have_joined || ["cppnm-amendment", "icns"].contains(&instrument.as_str()),
                "{} {instrument}: {stands}",
                state["id"]
            );
        }
    }
    let home = json(&server, &format!("/index.json?on={AFTER}"));
    for measure in home["measures"].as_array().unwrap() {
        assert_eq!(measure["sure"], false, "{measure}");
    }
}

/// What the first page says today agrees with what was last published, and names it.
#[test]
fn the_first_page_agrees_with_what_depositaries_last_published() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    let home = json(&server, &format!("/index.json?on={AFTER}"));
    for instrument in home["instruments"].as_array().unwrap() {
        let Some(published) = instrument.get("published") else { continue };
        let (least, most) = match &instrument["parties"] {
            Value::Number(n) => (n.as_u64(), n.as_u64()),
            range => (range["min"].as_u64(), range["max"].as_u64()),
        };
        let number = published["number"].as_u64();
        assert!(least >= number && number <= most, "{instrument}");
        assert!(!published["sources"].as_array().unwrap().is_empty(), "{instrument}");
    }
    let of =
        |id: &str| home["instruments"].as_array().unwrap().iter().find(|i| i["instrument"] == id).unwrap();
    // As published: 127 parties to ICSANT on 16 May 2025 (United Nations), 138 to the Amendment in 2025.
    assert_eq!(of("icsant")["parties"]["min"], 127);
    assert_eq!(of("cppnm-amendment")["parties"]["min"], 138);
    // The United States deposited for ICSANT in 2015.
    let usa = json(&server, "/states/USA.json");
    let icsant = usa["instruments"].as_array().unwrap().iter().find(|i| i["instrument"] == "icsant").unwrap();
    assert_eq!((&icsant["place"], &icsant["sure"]), (&"bound".into(), &true.into()));
}

/// Nothing accuses a State of what no source says.
#[test]
fn what_is_due_accuses_nobody() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    for path in ["/en/states/NLD", "/en/commitments?of=NLD", "/en/"] {
        let shown = page(&server, path).to_lowercase();
        for word in ["overdue", "failed", "late)", "missed"] {
            assert!(!shown.contains(word), "{path}: {word}");
        }
    }
    let due = json(&server, "/commitments.json?of=NLD&state=nothing_found");
    assert!(due["total"].as_u64().unwrap() > 0);
    let aim = json(&server, "/commitments.json?under=communique-2012/amendment");
    let [aim] = aim["commitments"].as_array().unwrap().as_slice() else { panic!("{aim}") };
    assert_eq!(
        (&aim["state"], &aim["joint"], &aim["signatories"]),
        (&"came_about".into(), &true.into(), &53.into())
    );
    assert_eq!((&aim["came_about"], &aim["in_time"]), (&"2016-05-08".into(), &false.into()));
}

/// Every published total agrees with the names, or is explained, or names are missing where the record says so.
#[test]
fn every_published_total_is_compared() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    let totals = json(&server, "/totals.json");
    let all = totals["totals"].as_array().unwrap();
    assert!(all.len() > 100, "{}", all.len());
    for total in all {
        assert!(total["agreement"] != "differs" || total["explained"] == true, "{total}");
        assert!(
            total["agreement"] != "fewer_named"
                || total["number"].as_u64() > total["by_name"].as_u64().or(total["by_name"]["max"].as_u64()),
            "{total}"
        );
    }
    assert!(page(&server, "/en/totals").contains("published totals agree with the names"));
}
