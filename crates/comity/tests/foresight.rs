//! Momentum, forecasts, back-tests and pathways on the command line.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::{path::Path, process::Command};

use common::{get, serve};

use serde_json::Value;
use tempfile::TempDir;

fn run(arguments: &[&str]) -> (Option<i32>, String, String) {
    let record = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../record/nuclear-security");
    let output = Command::new(env!("CARGO_BIN_EXE_comity"))
        .arg("--record")
        .arg(record)
        .args(arguments)
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

fn json(arguments: &[&str]) -> Value {
    let (code, out, err) = run(arguments);
    assert_eq!(code, Some(0), "{err}");
    serde_json::from_str(&out).unwrap()
}

/// Standing on 2008-12-31: 102 States to the Amendment on 2016-05-08, 103 to 106 to ICSANT.
#[test]
fn a_forecast_of_2008_holds_what_happened() {
    for (id, happened) in [("cppnm-amendment", 102), ("icsant", 105)] {
        let arguments = ["forecast", id, "--on", "2008-12-31", "--to", "2016-05-08", "--json"];
        let forecast = json(&arguments);
        let last = forecast["fan"].as_array().unwrap().last().unwrap().clone();
        let bound = |name: &str| last[name].as_u64().unwrap();
        assert!(bound("p05") <= happened && happened <= bound("p95"), "{last}");
        assert!(forecast["seen"].as_str().unwrap() <= "2008-12-31");
        // The same bytes again.
        assert_eq!(run(&arguments), run(&arguments));
    }
}

#[test]
fn another_clause_is_applied_by_the_engine() {
    // A clause that only counts States which have what the record has readings of.
    let clause = "enters into force 30 days after 22 deposits, of which 3 by States with heu-civil";
    let answer = json(&["forecast", "icsant", "--clause", clause, "--json"]);
    assert!(answer["what_if"]["entry_into_force"].is_string(), "{answer}");
    assert!(answer["what_if"]["clause"].as_str().unwrap().contains("heu-civil"), "{answer}");
    let (code, _, err) = run(&["forecast", "icsant", "--clause", &clause.replace("heu-civil", "heu-civli")]);
    assert!(code == Some(1) && err.contains("clause:1:") && err.contains("heu-civil'"), "{code:?} {err}");
    let answer =
        json(&["forecast", "icsant", "--clause", "enters into force 30 days after 40 deposits", "--json"]);
    assert!(answer["what_if"]["days_later"].as_i64().unwrap() > 0, "{answer}");
    let (code, _, err) = run(&["forecast", "icsant", "--clause", "enters into force soon"]);
    assert!(code == Some(1) && err.contains("clause:1:"), "{code:?} {err}");
}

/// What is asked with a clause is answered in CSV, too; and a day that is too far ahead is refused, with the last that is not.
#[test]
fn nothing_that_is_asked_is_dropped() {
    let clause = "enters into force 30 days after 130 deposits";
    let (code, out, err) = run(&["forecast", "icsant", "--on", "2026-11-30", "--clause", clause, "--csv"]);
    assert_eq!(code, Some(0), "{err}");
    let mut rows = out.lines();
    let head = "instrument,through,p05,p25,p50,p75,p95,mean,happened_least,happened_most,in_90,in_force";
    assert_eq!(rows.next(), Some(head));
    let shares: Vec<f64> = rows.map(|row| row.rsplit(',').next().unwrap().parse().unwrap()).collect();
    assert!(shares.len() > 5 && shares.is_sorted() && *shares.last().unwrap() > 0.1, "{shares:?}");
    let (code, ..) = run(&["forecast", "icsant", "--clause", clause, "--draws"]);
    assert_eq!(code, Some(2));
    for asked in [&["forecast", "icsant"][..], &["pathways", "--compare"]] {
        let (code, _, err) = run(&[asked, &["--on", "2026-11-30", "--to", "9999-12-31"]].concat());
        assert!(code == Some(2) && err.contains("beyond 2076-11-30"), "{code:?} {err}");
    }
}

#[test]
fn momentum_says_what_can_be_said_of_each_instrument() {
    let answer = json(&["momentum", "nss", "--on", "2020-12-31", "--json"]);
    let of = |id: &str| {
        let all = answer["instruments"].as_array().unwrap();
        all.iter().find(|i| i["momentum"]["instrument"] == id).unwrap().clone()
    };
    for id in ["cppnm", "cppnm-amendment", "icsant", "infcirc-869"] {
        assert!(!of(id)["momentum"]["sentences"].as_array().unwrap().is_empty(), "{id}");
    }
    assert!(of("infcirc-869")["momentum"]["ratio_of_ratios"].is_null());
    assert!(answer["controls"].as_array().unwrap().len() >= 3);
    let (code, _, err) = run(&["momentum", "nsss"]);
    assert!(code == Some(2) && err.contains("nss"), "{err}");
}

#[test]
fn pathways_are_listed_and_compared() {
    let (_, list, _) = run(&["pathways", "--csv"]);
    assert_eq!(list.lines().count(), 7, "{list}");
    let compared = json(&["pathways", "--compare", "--futures", "200", "--on", "2026-11-30", "--json"]);
    assert_eq!(compared["comparison"]["pathways"].as_array().unwrap().len(), 6);
    let beliefs = compared["comparison"]["pathways"][0]["beliefs"].as_array().unwrap();
    assert!(
        beliefs
            .iter()
            .all(|b| b["evidence"].is_string() && b["place"].as_str().unwrap().contains(".pathway:"))
    );
    let (code, _, err) = run(&["pathways", "contact-groop"]);
    assert!(code == Some(2) && err.contains("did you mean 'contact-group'"), "{err}");
}

/// A forecast is printed as acts, recorded in a folder as it is, and then stands among those that are scored.
#[test]
fn a_forecast_is_published_as_acts_of_the_record() {
    let (code, acts, err) =
        run(&["forecast", "icsant", "--as-acts", "--actor", "IAEA", "--source", "https://example.org/"]);
    assert_eq!(code, Some(0), "{err}");
    assert!(acts.starts_with("date,actor,act,target,value,from,until,topic,detail,source\n"), "{acts}");
    let rows = acts.lines().count() - 1;
    assert!(rows >= 8, "{acts}");
    let folder = tempfile::TempDir::new().unwrap();
    let to = folder.path().to_str().unwrap();
    let (code, _, err) = run(&["export", to]);
    assert_eq!(code, Some(0), "{err}");
    std::fs::write(folder.path().join("acts/forecasts.csv"), acts).unwrap();
    let at = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_comity"))
            .args(["--record", to])
            .args(arguments)
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    let published: Value = serde_json::from_str(&at(&["backtest", "--published", "--json"])).unwrap();
    assert_eq!(published["so_far"]["published"].as_u64(), u64::try_from(rows).ok());
    assert!(published["forecasts"].as_array().unwrap().iter().all(|f| f["outcome"] == "awaited"));
    assert!(at(&["forecast", "icsant"]).contains("Published so far: "));
    assert!(run(&["backtest", "--published"]).1.contains("0 forecasts"));
}

/// Pages and commands give the same rows.
#[test]
fn pages_give_the_rows_of_commands() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    let clause = "enters into force 30 days after 200 deposits";
    let asked = format!("on=2015-12-31&to=2018-12-31&clause={}", clause.replace(' ', "+"));
    let forecast = ["forecast", "icsant", "--on", "2015-12-31", "--to", "2018-12-31"];
    let futures = ["pathways", "--compare", "--on", "2026-11-30", "--to", "2030-12-31", "--futures", "1000"];
    for (page, command) in [
        ("/momentum.csv?on=2020-12-31".to_owned(), vec!["momentum", "nss", "--on", "2020-12-31"]),
        (
            format!("/instruments/icsant/forecast.csv?{asked}"),
            [&forecast[..], &["--clause", clause]].concat(),
        ),
        ("/pathways.csv?on=2026-11-30&to=2030-12-31".to_owned(), futures.to_vec()),
    ] {
        let (code, told, err) = run(&[&command[..], &["--csv"]].concat());
        assert_eq!(code, Some(0), "{err}");
        let shown = get(&server, &page, &[]);
        assert_eq!(shown.status, 200, "{page}: {}", shown.body);
        assert!(told.lines().count() > 3, "{page}");
        assert_eq!(shown.body.lines().collect::<Vec<_>>(), told.lines().collect::<Vec<_>>(), "{page}");
    }
}
