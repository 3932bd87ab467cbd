//! `comity timeline`.

use comity_regime::{Count, Day, register::Known};

use crate::{
    asked::{Format, When},
    commands::{Done, print_csv, print_json, print_text, table},
    source,
};

pub fn run(from: &source::From, id: &str, when: &When, format: Format) -> Done {
    let regime = from.regime(when.known)?;
    let ix = source::instrument(&regime, id)?;
    let happened = comity_web::tables::happened(&regime, ix, when.on.unwrap_or(Day::MAX));
    let events = comity_web::tables::timeline(&regime, ix, &happened);
    if format.json {
        return print_json(&events);
    }
    if format.csv {
        let mut rows = csv::WriterBuilder::new().from_writer(vec![]);
        events.iter().try_for_each(|event| rows.serialize(event))?;
        let rows = rows.into_inner().unwrap_or_default();
        let rows = csv::ReaderBuilder::new().has_headers(false).from_reader(&*rows).into_records();
        let row = |row: csv::StringRecord| row.iter().map(str::to_owned).collect();
        return print_csv(rows.filter_map(Result::ok).map(row).collect());
    }
    let mut rows = table(["date", "what", "who", "consents", "needed", "parties", "source"]);
    let known = Known::of(regime.register().definition(ix).complete);
    for event in events {
        // After the horizon of the record there may be more than it names.
        let counted = |count: Count| match known.covers(event.date.latest) {
            true => count.to_string(),
            false => format!("{}+", count.min),
        };
        let (contracting, parties) = (counted(event.contracting), counted(event.parties));
        let who = if event.name.is_empty() { event.actor } else { event.name };
        let needed = event.needed.map_or(String::new(), |n| n.to_string());
        rows.add_row([event.date.to_string(), event.what, who, contracting, needed, parties, event.source]);
    }
    print_text(&rows.trim_fmt())
}
