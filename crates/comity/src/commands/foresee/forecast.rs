//! `comity forecast`.

use clap::Args;
use comity_foresee::{
    Baseline, Outlook, RUN, Reference, WhatIf,
    forecast::{FUTURES, Forecast, forecast, horizon, world},
    future::Crossing,
    published::{MODEL, Published, Record, published, so_far},
    table, what_if,
};
use comity_regime::{Day, Regime};

use crate::{
    asked::{Format, When},
    commands::{Done, print_csv, print_json, print_text, table as columns},
    patience::Patience,
    report::Failure,
    source,
};

/// What is to be forecast.
#[derive(Args, Debug, Clone)]
pub struct Arguments {
    /// The instrument's id.
    instrument: String,
    /// Through which day [default: the end of the eighth year from now; no forecast farther ahead has been scored].
    #[arg(long, value_name = "DATE")]
    to: Option<Day>,
    /// Another clause on entry into force, such as 'enters into force 30 days after 40 deposits': when it would have been met,
    /// or would be.
    #[arg(long, value_name = "CLAUSE", conflicts_with = "draws")]
    clause: Option<String>,
    /// Print every future, as CSV: how many have joined by the end of each year.
    #[arg(long, conflicts_with_all = ["json", "csv"])]
    draws: bool,
    /// Print the forecast as acts, to be recorded ('comity record --from FILE', or acts/forecasts.csv of a record folder) before
    /// the days that it is of: then it is scored when they have come.
    #[arg(long, requires_all = ["actor", "source"], conflicts_with_all = ["json", "csv", "draws", "clause", "on", "known"])]
    as_acts: bool,
    /// Who publishes it, for --as-acts: a State's or an organisation's id.
    #[arg(long, value_name = "ID", requires = "as_acts")]
    actor: Option<String>,
    /// Where it is published, for --as-acts: the id of a source, or an address.
    #[arg(long, value_name = "SOURCE", requires = "as_acts")]
    source: Option<String>,
}

/// The treaties that forecasts are compared with.
pub fn reference(regime: &Regime) -> Result<Reference, Failure> {
    Reference::built_in(&regime.register().actors).map_err(|e| Failure::usage(e.to_string()))
}

pub fn run(from: &source::From, arguments: &Arguments, when: &When, format: Format) -> Done {
    let regime = from.regime(when.known)?;
    let ix = source::instrument(&regime, &arguments.instrument)?;
    let on = when.day();
    let to = arguments.to.unwrap_or(horizon(on));
    let reference = reference(&regime)?;
    let usage = |e: comity_foresee::Unforeseeable| Failure::usage(e.to_string());
    let world = world(&regime, &reference, ix, (on, to)).map_err(usage)?;
    if arguments.draws {
        return print_csv(table::every_future(&world, &arguments.instrument));
    }
    let _patience = Patience::with("drawing futures");
    let wanted = &forecast(&regime, ix, &world, FUTURES, source::today()).map_err(usage)?;
    if arguments.as_acts {
        return print_csv(acts(&regime, &wanted.outlook, arguments, source::today()));
    }
    let other = match &arguments.clause {
        Some(clause) => Some(what_if(&regime, ix, clause, &world, RUN).map_err(Failure::Found)?),
        None => None,
    };
    if format.json {
        let mut value = serde_json::to_value(wanted).map_err(|e| Failure::Said(e.to_string(), 1))?;
        if let (Some(other), Some(object)) = (&other, value.as_object_mut()) {
            object.insert(
                "what_if".to_owned(),
                serde_json::to_value(other).map_err(|e| Failure::Said(e.to_string(), 1))?,
            );
        }
        return print_json(&value);
    }
    if format.csv {
        return print_csv(table::quantiles(Some(wanted), other.as_ref()));
    }
    print_text(&text(wanted, other.as_ref(), &published(&regime, None, source::today())))
}

fn text(forecast: &Forecast, other: Option<&WhatIf>, published: &[Published]) -> String {
    let o = &forecast.outlook;
    let mut text = format!(
        "{}, as of {}\n{} States had joined by {}, the last day by which that is known; {} more may\n\n",
        o.title, o.on, o.joined, o.seen, o.at_risk
    );
    let mut rows = columns(["through", "5 %", "25 %", "middle", "75 %", "95 %", "last five years go on"]);
    for (fan, five) in o.fan.iter().zip(o.baseline(Baseline::LastFiveYears)) {
        rows.add_row([
            fan.through.to_string(),
            fan.p05.to_string(),
            fan.p25.to_string(),
            fan.p50.to_string(),
            fan.p75.to_string(),
            fan.p95.to_string(),
            format!("{five:.0}"),
        ]);
    }
    text += &format!("{}\n", rows.trim_fmt());
    let open = |c: &&Crossing| c.reached.iter().any(|(_, share)| (0.01..0.99).contains(share));
    if let Some(crossing) = o.crossings.iter().find(open) {
        let by: Vec<String> = crossing
            .reached
            .iter()
            .map(|(day, share)| format!("{} {:.0} %", day.year(), share * 100.0))
            .collect();
        text += &format!("\n{} States reached by the end of: {}\n", crossing.states, by.join(", "));
    }
    if let Some(other) = other {
        text += &format!("\n{}\n", what(other));
    }
    text += "\nIn the model's futures: of 10, 9 lie between the outer columns if the next years are like those it was tried on ('comity backtest').\n";
    if let Some(last) = forecast.happened.last() {
        let decided = forecast.happened.iter().filter_map(|held| held.in_90);
        let (held, of) = (decided.clone().filter(|held| *held).count(), decided.count());
        let count = comity_regime::Count { min: last.least, max: last.most };
        text += &format!(
            "What then happened: {count} States had joined by {}; the outer columns held it {held} times of {of}\n",
            last.through
        );
    }
    let so_far = so_far(published);
    if so_far.published > 0 {
        text += &format!("Published so far: {}\n", record(&so_far));
    }
    for remark in &o.remarks {
        text += &format!("{remark}\n");
    }
    text
}

fn what(other: &WhatIf) -> String {
    match (other.entry_into_force, other.days_later) {
        (Some(day), Some(0)) => format!("\"{}\": in force from {day}, as it was", other.clause),
        (Some(day), Some(n)) if n > 0 => format!("\"{}\": in force from {day}, {n} days later", other.clause),
        (Some(day), Some(n)) => format!("\"{}\": in force from {day}, {} days earlier", other.clause, -n),
        (Some(day), None) => format!("\"{}\": in force from {day}", other.clause),
        (None, _) => {
            let by: Vec<String> = other
                .by_year
                .iter()
                .map(|(day, share)| format!("{} {:.0} %", day.year(), share * 100.0))
                .collect();
            format!("\"{}\": not met yet; in force by the end of: {}", other.clause, by.join(", "))
        }
    }
}

/// How published forecasts have done, in words.
pub fn record(so_far: &Record) -> String {
    let score = match so_far.score {
        None => "none has come due and been scored".to_owned(),
        Some((least, most)) => format!(
            "{} scored; the 90 % band held {} of {}, the 50 % band {} of {}; weighted interval score {least:.1} to {most:.1} States",
            so_far.scored, so_far.in_90.0, so_far.in_90.1, so_far.in_50.0, so_far.in_50.1
        ),
    };
    format!("{} forecasts, {score}", so_far.published)
}

/// The forecast as rows of the table of acts.
fn acts(regime: &Regime, o: &Outlook, arguments: &Arguments, today: Day) -> Vec<Vec<String>> {
    let header = ["date", "actor", "act", "target", "value", "from", "until", "topic", "detail", "source"];
    let entries = regime.acts().len() + regime.docket().recorded().len();
    let made = format!("seed {}; {} futures; made from {entries} acts", o.seed, o.futures);
    let rows = o.fan.iter().filter(|fan| fan.through > today).map(|fan| {
        let row = [
            today.to_string(),
            arguments.actor.clone().unwrap_or_default(),
            "forecast".to_owned(),
            o.instrument.clone(),
            fan.quantiles().map(|n| n.to_string()).join(" "),
            o.on.to_string(),
            fan.through.to_string(),
            MODEL.to_owned(),
            made.clone(),
            arguments.source.clone().unwrap_or_default(),
        ];
        row.to_vec()
    });
    std::iter::once(header.map(str::to_owned).to_vec()).chain(rows).collect()
}
