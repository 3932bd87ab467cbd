//! `comity pathways`.

use clap::Args;
use comity_foresee::{
    World,
    forecast::SEED,
    pathway::{Comparison, Planned, Reversal, Swing, compare, plan, sensitivity, world},
    table,
};
use comity_regime::Day;

use super::forecast;
use crate::{
    asked::{Format, When},
    commands::{Done, print_csv, print_json, print_text, table as columns},
    patience::Patience,
    report::Failure,
    source,
};

/// Futures of which the sensitivities are means.
const HELD: u32 = 1_000;

/// Which pathways, how far ahead.
#[derive(Args, Debug, Clone)]
pub struct Arguments {
    /// Draw futures and set the pathways against each other.
    #[arg(long)]
    compare: bool,
    /// Only these, by id.
    pathways: Vec<String>,
    /// Through which day [default: 20 years from now].
    #[arg(long, value_name = "DATE", requires = "compare")]
    to: Option<Day>,
    /// How many futures.
    #[arg(long, value_name = "N", default_value_t = 10_000, requires = "compare", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    futures: u32,
    /// The seed that names every random number.
    #[arg(long, value_name = "N", default_value_t = SEED, requires = "compare")]
    seed: u64,
}

pub fn run(from: &source::From, arguments: &Arguments, when: &When, format: Format) -> Done {
    let regime = from.regime(when.known)?;
    let on = when.day();
    let all = &regime.register().pathways;
    if let Some(id) = arguments.pathways.iter().find(|id| all.iter().all(|p| p.id != **id)) {
        let near = comity_regime::nearest(id, all.iter().map(|p| p.id.as_str()));
        let hint = near.map_or(String::new(), |near| format!(": did you mean '{near}'?"));
        return Err(Failure::usage(format!("there is no pathway '{id}'{hint}")));
    }
    if all.is_empty() {
        return Err(Failure::usage("this record has no pathways: write one in pathways/NAME.pathway"));
    }
    let to = arguments.to.unwrap_or_else(|| on.plus_years(20));
    let reference = forecast::reference(&regime)?;
    let world =
        world(&regime, &reference, (on, to), arguments.seed).map_err(|e| Failure::usage(e.to_string()))?;
    let mut planned: Vec<Planned> = vec![];
    let wanted = all.iter().filter(|p| arguments.pathways.is_empty() || arguments.pathways.contains(&p.id));
    for pathway in wanted {
        planned.push(plan(&regime, &world, pathway).map_err(Failure::Found)?);
    }
    if !arguments.compare {
        return list(&planned, &world, format);
    }
    let (comparison, swings, reversals) = {
        let _patience = Patience::with("drawing futures");
        let (swings, reversals) = sensitivity(&world, &planned, arguments.futures.min(HELD));
        (compare(&world, &planned, arguments.futures), swings, reversals)
    };
    if format.json {
        return print_json(&serde_json::json!({
            "on": on, "to": to, "comparison": comparison, "sensitivity": swings, "reversals": reversals,
        }));
    }
    if format.csv {
        return print_csv(table::pathways(Some(&comparison), None));
    }
    print_text(&text(&comparison, &swings, &reversals, (on, to)))
}

fn list(planned: &[Planned], world: &World, format: Format) -> Done {
    if format.json {
        let all: Vec<_> = planned
            .iter()
            .map(|p| {
                serde_json::json!({
                    "id": p.id, "title": p.title, "meetings": p.meetings, "beliefs": p.beliefs,
                    "invites": p.invites(),
                    "urges": p.urges.iter().map(|k| &world.prospects[*k].id).collect::<Vec<_>>(),
                })
            })
            .collect();
        return print_json(&all);
    }
    let header = ["pathway", "title", "invites", "urges", "assumed"];
    let row = |p: &Planned| {
        let urges: Vec<&str> = p.urges.iter().map(|k| world.prospects[*k].id.as_str()).collect();
        [
            p.id.clone(),
            p.title.clone(),
            p.invites().to_string(),
            urges.join(", "),
            format!("{} of {}", p.beliefs.iter().filter(|b| b.assumed).count(), p.beliefs.len()),
        ]
    };
    if format.csv {
        let rows = planned.iter().map(|p| row(p).to_vec());
        return print_csv(std::iter::once(header.map(str::to_owned).to_vec()).chain(rows).collect());
    }
    let mut rows = columns(header);
    planned.iter().for_each(|p| {
        rows.add_row(row(p));
    });
    print_text(&rows.trim_fmt())
}

fn text(c: &Comparison, swings: &[Swing], reversals: &[Reversal], (on, to): (Day, Day)) -> String {
    let mut text = format!(
        "{} futures from {on} to {to}; middle, and 90 % of futures between\nWhat is assumed is nobody's word but the pathway's\n\n",
        c.futures
    );
    let mut rows =
        columns(["pathway", "ever take part", "join all urged", "delivered", "days of meetings", "assumed"]);
    for p in &c.pathways {
        let band = |f: &comity_foresee::future::Fan| format!("{} ({}-{})", f.p50, f.p05, f.p95);
        rows.add_row([
            p.pathway.clone(),
            band(&p.took_part),
            band(&p.all_urged),
            band(&p.delivered),
            band(&p.days),
            format!("{} of {}", p.beliefs.iter().filter(|b| b.assumed).count(), p.beliefs.len()),
        ]);
    }
    text += &format!(
        "{}\n\nHow many more join than if nothing is done (mean): after 1, 5 and 10 years, and in the end\n",
        rows.trim_fmt()
    );
    let mut rows = columns(["pathway", "instrument", "1", "5", "10", "end"]);
    for p in &c.pathways {
        for gain in &p.gains {
            let numbers: Vec<Option<f64>> =
                gain.after.iter().map(|(_, n)| *n).chain([Some(gain.end)]).collect();
            if numbers.iter().flatten().all(|n| n.abs() <= 0.05) {
                continue;
            }
            let mut row = vec![p.pathway.clone(), gain.instrument.clone()];
            row.extend(numbers.iter().map(|n| n.map_or_else(|| "-".to_owned(), |n| format!("{n:+.1}"))));
            rows.add_row(row);
        }
    }
    text += &format!("{}\n\nObligations in the end: gap, how many States (middle, 90 %)\n", rows.trim_fmt());
    let mut rows = columns(["pathway", "gap", "", "States"]);
    for p in &c.pathways {
        for o in &p.covers {
            let force = if o.binding { "binding" } else { "political" };
            let reach = if o.uniform { "uniform" } else { "differentiated" };
            let f = &o.states;
            rows.add_row([
                p.pathway.clone(),
                o.gap.clone(),
                format!("{force}, {reach}"),
                format!("{} ({}-{})", f.p50, f.p05, f.p95),
            ]);
        }
    }
    text += &format!("{}\n\nBetter, in the same futures: {}\n", rows.trim_fmt(), c.dimensions.join("; "));
    let mut rows = columns(["pathway", "than", "", "better in all"]);
    for pair in c.pairs.iter().filter(|pair| pair.row < pair.column) {
        let each: Vec<String> = pair
            .words
            .iter()
            .zip(&pair.better)
            .map(|(word, share)| format!("{word} ({:.0} %)", share * 100.0))
            .collect();
        rows.add_row([
            pair.row.clone(),
            pair.column.clone(),
            each.join("; "),
            format!("{:.0} %", pair.dominates * 100.0),
        ]);
    }
    text += &format!(
        "{}\n\nNone is better in all, by the means, than: {}\n",
        rows.trim_fmt(),
        c.front.join(", ")
    );
    text += "\nWhat hangs most on one belief\n";
    let mut rows = columns(["pathway", "belief", "", "from", "to", "where"]);
    for dimension in 0..c.dimensions.len() {
        let mut by: Vec<&Swing> = swings.iter().collect();
        let width = |s: &Swing| (s.between[dimension].2 - s.between[dimension].1).abs();
        by.sort_by(|a, b| width(b).total_cmp(&width(a)));
        for swing in by.into_iter().take(3) {
            let (word, low, high) = swing.between[dimension];
            rows.add_row([
                swing.pathway.clone(),
                format!("{}{}", swing.of, if swing.assumed { " (assumed)" } else { "" }),
                word.to_owned(),
                format!("{low:.0}"),
                format!("{high:.0}"),
                swing.place.clone(),
            ]);
        }
    }
    text += &format!("{}\n\nWhich belief would turn the order round\n", rows.trim_fmt());
    if reversals.is_empty() {
        text += "none, within its bounds\n";
    }
    for r in reversals {
        let word = if r.assumed { "assumed" } else { "sourced" };
        text += &format!(
            "- {}: {} is ahead of {}, unless {} of {} is {:.2} ({word}; {})\n",
            r.dimension, r.ahead, r.behind, r.of, r.pathway, r.at, r.place
        );
    }
    text
}
