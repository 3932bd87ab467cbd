//! Measures, as a script and a person ask for them.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::process::{Command, Output};

use serde_json::Value;

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
