//! Measures, as a script and a person ask for them.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::process::{Command, Output};

use common::{get, serve};
use serde_json::Value;
use tempfile::TempDir;

fn comity(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_comity"));
    command.args(arguments).env_remove("COMITY_DATA").env("NO_COLOR", "1").output().unwrap()
}

fn text(arguments: &[&str]) -> String {
    let output = comity(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn json(arguments: &[&str]) -> Value {
    serde_json::from_str(&text(&[arguments, &["--json"]].concat())).unwrap()
}

#[test]
fn a_measure_with_its_grounds() {
    let at = ["measure", "bound-where-material-is", "--on", "2016-06-01"];
    let shown = text(&[&at[..], &["--explain"]].concat());
    for part in [
        "19 of 23 (83%)",
        "the 24 States of the NTI Index of January 2016  20 of 24 (83%)",
        "States party to the Convention                  102 of 152 (67%)",
        "Belarus (BLR): heu: 87..127 kg, 2011-08 [cns-civil-heu-2011]; no act on cppnm-amendment",
    ] {
        assert!(shown.contains(part), "{part}:\n{shown}");
    }
    let measured = json(&at);
    assert_eq!(measured["reading"]["counted"]["count"], 19);
    assert_eq!(measured["reading"]["value"]["text"], "83%");
    assert_eq!(measured["reading"]["missing"]["sure"], serde_json::json!(["BLR", "IRN", "PRK", "ZAF"]));
    // The set that a number counts is asked as anybody asks.
    let set = measured["reading"]["missing"]["set"].as_str().unwrap();
    assert_eq!(json(&["who", set, "--on", "2016-06-01"])["count"], 4);
    let rows = text(&[&at[..], &["--csv"]].concat());
    assert_eq!(rows.lines().count(), 1 + 1 + 6, "a head, the figure, its variants:\n{rows}");
}

#[test]
fn over_time_and_supposed() {
    let series = json(&["measure", "holders", "--from", "2012-01-11", "--to", "2018-09-05"]);
    let steps = series["steps"].as_array().unwrap();
    assert_eq!(
        (&steps[0]["value"]["text"], &steps.last().unwrap()["value"]["text"]),
        (&"32".into(), &"22".into())
    );
    let change = json(&["measure", "holders", "--from", "2013-06-01", "--to", "2014-01-01", "--explain"]);
    assert_eq!(change["parts"][0]["cause"], "reading");
    let supposed = json(&[
        "measure",
        "holders",
        "--on",
        "2017-01-01",
        "--if",
        "BLR and CHE had 0 of heu, CHE had 0 of plutonium-civil",
    ]);
    let figure = |when: &str| supposed[when]["reading"]["value"]["text"].clone();
    assert_eq!((figure("before"), figure("after")), ("22".into(), "20".into()));
    assert!(text(&["measure", "civil-heu", "--on", "2016-01-15", "--sensitivity"]).starts_with("At least "));
    let link = json(&["weakest-link", "--on", "2016-03-01"]);
    assert_eq!(link["conditions"], 3);
    // A table has whoever may be among the fewest, too.
    let (today, table) = (json(&["weakest-link"]), text(&["weakest-link", "--csv"]));
    let rows = |fewest: &str| table.lines().filter(|row| row.split(',').nth(3) == Some(fewest)).count();
    for (name, fewest) in [("lowest", "yes"), ("perhaps_lowest", "perhaps")] {
        assert_eq!(today[name].as_array().unwrap().len(), rows(fewest), "{table}");
    }
    assert!(rows("yes") + rows("perhaps") > 0);
    assert_eq!(json(&["measures", "--on", "2016-06-01"]).as_array().unwrap().len(), 16);
}

#[test]
fn what_is_wrong_is_said() {
    for (arguments, says) in [
        (&["measure", "holder"][..], "did you mean 'holders'?"),
        (&["measure", "holders", "--from", "2018-01-01", "--to", "2017-01-01"], "comes before"),
        (&["measure", "holders", "--if", "BLR ate cppnm"], "there is no actor 'ate'"),
        (&["weakest-link", "holders"], "no measure of the kind"),
    ] {
        let output = comity(arguments);
        let said =
            String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout);
        assert!(!output.status.success() && said.contains(says), "{arguments:?}: {said}");
    }
}

/// Pages and commands give the same, to the byte where they give rows.
#[test]
fn pages_say_what_commands_say() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    let page = |path: &str| {
        let answer = get(&server, path, &[]);
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        answer.body
    };
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let day = "2016-06-01";
    for (path, command) in [
        ("/gaps", vec!["measures"]),
        ("/measures/bound-where-material-is", vec!["measure", "bound-where-material-is", "--explain"]),
        ("/measures/civil-heu", vec!["measure", "civil-heu", "--explain"]),
        ("/weakest-link", vec!["weakest-link"]),
    ] {
        let told = text(&[&command[..], &["--on", day, "--csv"]].concat());
        assert_eq!(lines(&page(&format!("{path}.csv?on={day}"))), lines(&told), "{path}");
    }
    let whole: Value = serde_json::from_str(&page(&format!("/measures/holders.json?on={day}"))).unwrap();
    assert_eq!(whole["measure"], json(&["measure", "holders", "--on", day]));
    assert_eq!(whole["series"], json(&["measure", "holders", "--to", day]));
    assert_eq!(whole["change"], json(&["measure", "holders", "--to", day, "--explain"]));
    assert_eq!(whole["sensitivity"], json(&["measure", "holders", "--on", day, "--sensitivity"]));
    let asked = format!("/measures/holders.json?on={day}&if=BLR+had+0+of+heu");
    let supposed: Value = serde_json::from_str(&page(&asked)).unwrap();
    assert_eq!(supposed["if"], json(&["measure", "holders", "--on", day, "--if", "BLR had 0 of heu"]));
}

#[test]
fn a_feed_tells_each_change_with_its_acts() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    let feed = get(&server, "/measures/bound-where-material-is.atom?on=2016-06-01", &[]).body;
    assert!(feed.contains("<title>Bound where material is: 0% -&gt; 83%, 2016-05-08</title>"), "{feed}");
    assert!(feed.contains(
        "joined: France: approval of cppnm-amendment, 2013-02-01, in force for it from 2016-05-08"
    ));
    let series = json(&["measure", "holders", "--to", "2018-09-05"]);
    let steps = series["steps"].as_array().unwrap().len();
    let feed = get(&server, "/measures/holders.atom?on=2018-09-05", &[]).body;
    assert_eq!(feed.matches("<entry>").count(), steps - 1);
    assert_eq!(get(&server, "/gaps.atom", &[]).body.matches("<entry>").count(), 100);
}

/// What somebody pastes into a statement says of which day it is and where it stands, in the reader's language.
#[test]
fn a_paragraph_can_be_quoted() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    let quoted = |language: &str| {
        let body = get(&server, &format!("/{language}/gaps?on=2016-06-01"), &[])
            .body
            .replace(['\u{2068}', '\u{2069}'], "");
        body.split("<blockquote>")
            .skip(1)
            .filter_map(|q| Some(q.split("</blockquote>").next()?.to_owned()))
            .collect::<Vec<_>>()
    };
    let english = quoted("en");
    assert_eq!(english.len(), 5, "one for each gap");
    let adherence = english.iter().find(|q| q.contains("Bound where material is")).unwrap();
    for part in [
        "Bound where material is: 19 of 23 (83%). Missing: Belarus,",
        "As of 1 Jun 2016",
        "/gaps?on=2016-06-01",
    ] {
        assert!(adherence.contains(part), "{part}: {adherence}");
    }
    for language in ["ar", "zh", "fr", "ru", "es"] {
        let other = quoted(language);
        assert!(other.len() == 5 && other.iter().zip(&english).all(|(a, b)| a != b), "{language}");
        assert!(other.iter().all(|q| !q.contains("{$") && !q.contains("measure-")), "{language}: {other:?}");
    }
}
