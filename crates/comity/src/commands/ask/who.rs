//! `comity who`.

use comity_regime::{SourceText, language, register::Known};

use super::known::{at_least, known};
use crate::{
    asked::{Format, When},
    commands::{Done, print_csv, print_json, print_text, table},
    report::Failure,
    source,
};

pub fn run(from: &source::From, set: &str, when: &When, format: Format) -> Done {
    let question = SourceText::new("set", set);
    // What cannot be read is said before anything is loaded.
    let expression = language::parse_set(&question).map_err(|e| Failure::Found(vec![e]))?;
    let regime = from.regime(when.known)?;
    let on = when.day();
    let extent = regime.who(&expression, &question, on).map_err(Failure::Found)?;
    let members = comity_web::tables::Members::new(&regime, &expression.to_string(), on, &extent);
    if format.json {
        return print_json(&members);
    }
    if format.csv {
        return print_csv(members.rows());
    }
    let mut rows = table(["id", "name", ""]);
    for member in &members.actors {
        let doubt = if member.sure { "" } else { "≈ uncertain" };
        rows.add_row([member.id.as_str(), member.name.as_str(), doubt]);
    }
    let count = at_least(members.count, members.by_name, Known::Always);
    let known = known(members.known_through, on, "acts").map_or(String::new(), |why| format!("{why}\n"));
    print_text(&format!("{} on {on}: {count}\n{known}\n{}", members.set, rows.trim_fmt()))
}
