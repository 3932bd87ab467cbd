//! `comity parties`.

use comity_web::tables;

use super::known::{at_least, horizon, is_political, place, who};
use crate::{
    asked::{Format, When},
    commands::{Done, print_csv, print_json, print_text, table},
    source,
};

pub fn run(from: &source::From, id: &str, when: &When, format: Format) -> Done {
    let regime = from.regime(when.known)?;
    let ix = source::instrument(&regime, id)?;
    let on = when.day();
    let participants = regime.participants(ix, on);
    let status = regime.status(ix, on);
    if format.json {
        return print_json(&serde_json::json!({
            "instrument": status.instrument,
            "title": status.title,
            "on": on,
            "complete_through": status.complete_through,
            "known_through": status.known_through,
            "sure": status.sure,
            "parties": status.parties,
            "by_name": status.by_name,
            "published": status.published,
            "participants": participants,
        }));
    }
    if format.csv {
        return print_csv(tables::participants(&participants));
    }
    let (given, since) = if is_political(status.force) {
        ("subscribed", "subscriber since")
    } else {
        ("consented", "bound since")
    };
    let mut rows = table(["who", "signed", given, "by", since, "until", ""]);
    for p in &participants {
        let until = p.until.map_or(String::new(), |day| day.to_string());
        let means: Vec<String> = p.consented.iter().map(|deed| deed.act.to_string()).collect();
        let doubt = if p.sure { "" } else { "≈ " };
        rows.add_row([
            p.name.clone(),
            tables::dates(&p.signed),
            tables::dates(&p.consented),
            means.join("; "),
            p.bound.map_or(String::new(), |day| day.to_string()),
            until,
            format!("{doubt}{} {}", p.place.glyph(), place(p.place, status.force)),
        ]);
    }
    let parties = at_least(status.parties, status.by_name.parties, status.known_through);
    let horizon = horizon(&status).into_iter().fold(String::new(), |text, line| text + &line + "\n");
    let who = who(status.force);
    print_text(&format!("{}, as of {on}: {parties} {who}\n{horizon}\n{}", status.title, rows.trim_fmt()))
}
