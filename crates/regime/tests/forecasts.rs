//! Published forecasts as acts: what is refused and where, and that none is corrected.

#![allow(clippy::unwrap_used, clippy::panic)]

use comity_regime::{
    Diagnostic,
    load::{Folder, load},
    proceeding::What,
};

const HEAD: &str = "date,actor,act,target,value,from,until,topic,detail,source\n";
const GOOD: &str =
    "2026-11-30,ORG,forecast,a,34 49 64 86 123,2026-11-30,2030-12-31,level 1,seed 869; 10000 futures,s\n";

fn read(rows: &str) -> Result<Vec<What>, Vec<Diagnostic>> {
    let file = |text: &str| text.as_bytes().to_vec();
    let folder: Folder = [
        (
            "instruments/all.instrument".to_owned(),
            file("instrument a \"A\"\n  opened  2000-01-01\n  enters into force  on 1 deposits\n"),
        ),
        ("acts/forecasts.csv".to_owned(), file(&format!("{HEAD}{rows}"))),
        ("sources.csv".to_owned(), file("id,title\ns,S\n")),
        ("actors.csv".to_owned(), file("id,name,kind,source\nORG,Organisation,organisation,s\n")),
    ]
    .into();
    let regime = load(&folder, None, None)?.regime;
    Ok(regime.docket().all().map(|p| p.what.clone()).collect())
}

#[test]
fn a_forecast_is_an_act_of_the_record() {
    let [What::Forecast { quantiles, on, through, model }] = &read(GOOD).unwrap()[..] else { panic!() };
    assert_eq!((quantiles, model.as_str()), (&[34, 49, 64, 86, 123], "level 1"));
    assert_eq!((on.to_string(), through.to_string()), ("2026-11-30".into(), "2030-12-31".into()));
}

#[test]
fn what_is_no_forecast_is_refused_with_its_place() {
    let cases = [
        ("34 49 64 86 123", "34 49 64 86", "acts/forecasts.csv:2:27", "five whole numbers"),
        ("34 49 64 86 123", "34 49 64 86 12", "acts/forecasts.csv:2:27", "none less than the one before"),
        ("34 49 64 86 123", "34 49 64 86 123.5", "acts/forecasts.csv:2:27", "five whole numbers"),
        ("34 49 64 86 123", "34 49 64 86 70000", "acts/forecasts.csv:2:27", "five whole numbers"),
        (",a,", ",b,", "acts/forecasts.csv:2:25", "no instrument 'b'"),
        ("2026-11-30,2030-12-31", ",2030-12-31", "acts/forecasts.csv:2:43", "on which day it stands"),
        ("2026-11-30,2030-12-31", "2026-11-30,", "acts/forecasts.csv:2:54", "of which day it is"),
        (
            "2026-11-30,2030-12-31",
            "2026-12-01,2030-12-31",
            "acts/forecasts.csv:2:43",
            "after it is published",
        ),
        (
            "2026-11-30,2030-12-31",
            "2026-11-30,2026-11-30",
            "acts/forecasts.csv:2:54",
            "what has come is not forecast",
        ),
        ("seed 869; 10000 futures", "", "acts/forecasts.csv:2:73", "how it was made"),
    ];
    for (right, wrong, place, says) in cases {
        let found = read(&GOOD.replacen(right, wrong, 1)).unwrap_err();
        let fits = |d: &Diagnostic| d.to_string().contains(place) && d.message.contains(says);
        assert!(
            found.iter().any(fits),
            "{wrong}: {}",
            found.iter().map(ToString::to_string).collect::<String>()
        );
    }
}

/// Whoever could correct a forecast, or strike it out, could mend it when its day has come.
#[test]
fn no_forecast_is_corrected() {
    for detail in ["nothing", "another seed"] {
        let corrected = format!("{GOOD}2026-12-01,ORG,rectification,2026-11-30 forecast a,,,,,{detail},s\n");
        let found = read(&corrected).unwrap_err();
        assert!(found.iter().any(|d| d.message.contains("cannot be corrected")), "{found:?}");
    }
}
