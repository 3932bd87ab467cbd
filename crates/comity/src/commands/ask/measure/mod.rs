//! `comity measures`, `comity measure` and `comity weakest-link`: where the gaps are.

mod said;

use comity_assess::measure::{
    Assessment, assess, difference, sensitivity, series, since, suppose, table, weakest_link,
};
use comity_regime::{Day, Diagnostic, Regime, language::ast::Figure, nearest, register::Measure};

use crate::{
    asked::{Format, When},
    commands::{Done, print_csv, print_json, print_text, table as columns},
    report::Failure,
    source,
};

/// Which measure, and what of it.
#[derive(clap::Args, Debug)]
pub struct Arguments {
    /// The id of the measure; `comity measures` lists them.
    id: String,
    #[command(flatten)]
    when: When,
    /// The first day of a series, or of a change.
    #[arg(long, value_name = "DATE", conflicts_with = "on")]
    from: Option<Day>,
    /// The last day [default: today]; without --from it is asked since the day that the measure names.
    #[arg(long, value_name = "DATE", conflicts_with = "on")]
    to: Option<Day>,
    /// Between two days: the first figure as the record was known on this day, so that what was revised since shows.
    #[arg(long, value_name = "DATE", requires = "explain")]
    first_known: Option<Day>,
    /// Why: who is counted and who is missing, each with the act or the reading; between two days what changed.
    #[arg(long)]
    explain: bool,
    /// What it would be if somebody acted: "NLD and KEN joined ID", "NLD left ID", "NLD had 0 of ATTRIBUTE".
    #[arg(long = "if", value_name = "WHAT", conflicts_with_all = ["from", "to", "sensitivity", "explain"])]
    supposing: Option<String>,
    /// What the figure hangs on: the same under other assumptions.
    #[arg(long, conflicts_with_all = ["from", "to", "explain"])]
    sensitivity: bool,
}

fn found(wrong: Vec<Diagnostic>) -> Failure {
    Failure::Found(wrong)
}

fn measure<'a>(regime: &'a Regime, id: &str) -> Result<&'a Measure, Failure> {
    let measures = &regime.register().measures;
    regime.register().measure(id).ok_or_else(|| {
        let near = nearest(id, measures.iter().map(|m| m.id.as_str()));
        let help =
            near.map_or("'comity measures' lists them".into(), |near| format!("did you mean '{near}'?"));
        Failure::usage(format!("there is no measure '{id}'; {help}"))
    })
}

/// Prints one answer in the form that was asked for.
fn given<T: serde::Serialize>(
    format: Format,
    answer: &T,
    rows: impl FnOnce() -> Vec<Vec<String>>,
    text: impl FnOnce() -> String,
) -> Done {
    match format {
        Format { json: true, .. } => print_json(answer),
        Format { csv: true, .. } => print_csv(rows()),
        _ => print_text(&text()),
    }
}

/// Every measure on a day.
pub fn list(from: &source::From, when: &When, format: Format) -> Done {
    let regime = from.regime(when.known)?;
    let on = when.day();
    let mut all = vec![];
    for measure in &regime.register().measures {
        all.push(assess(&regime, measure, on).map_err(found)?);
    }
    let text = || {
        let mut rows = columns(["measure", "gap", "", "", "aim"]);
        for a in &all {
            let aim = a.aim.as_ref().map_or(String::new(), ToString::to_string);
            let gap = a.gap.clone().unwrap_or_default();
            rows.add_row([a.measure.clone(), gap, a.title.clone(), a.reading.to_string(), aim]);
        }
        format!("Measures on {on}\n\n{}", rows.trim_fmt())
    };
    given(format, &all, || table::readings(&all), text)
}

/// One measure.
pub fn run(from: &source::From, arguments: &Arguments, format: Format) -> Done {
    let regime = from.regime(arguments.when.known)?;
    let measure = measure(&regime, &arguments.id)?;
    let on = arguments.when.day();
    if arguments.from.is_some() || arguments.to.is_some() {
        return between(from, &regime, measure, arguments, format);
    }
    if let Some(supposing) = &arguments.supposing {
        let supposed = suppose(&regime, measure, supposing, on).map_err(found)?;
        return given(format, &supposed, || table::supposed(&supposed), || said::as_supposed(&supposed));
    }
    if arguments.sensitivity {
        let hangs = sensitivity(&regime, measure, on).map_err(found)?;
        return given(format, &hangs, || table::settings(&hangs), || said::what_it_hangs_on(&hangs));
    }
    let assessment: Assessment = assess(&regime, measure, on).map_err(found)?;
    let rows = || match arguments.explain {
        true => table::cells(&regime, measure, &assessment),
        false => table::readings([&assessment]),
    };
    let text = || said::explained(&regime, measure, &assessment, arguments.explain);
    given(format, &assessment, rows, text)
}

/// A measure from one day to another: as steps, or what changed and why.
fn between(
    from: &source::From,
    regime: &Regime,
    measure: &Measure,
    arguments: &Arguments,
    format: Format,
) -> Done {
    let last = arguments.to.unwrap_or_else(|| arguments.when.day());
    let first = arguments.from.or_else(|| since(regime, measure)).ok_or_else(|| {
        let id = &measure.id;
        Failure::usage(format!("'{id}' names no day since when it is asked; say --from DATE"))
    })?;
    if last < first {
        return Err(Failure::usage(format!("--to {last} comes before --from {first}")));
    }
    if !arguments.explain {
        let series = series(regime, measure, first, last).map_err(found)?;
        return given(format, &series, || table::steps(&series), || said::over_time(&series));
    }
    let then = arguments.first_known.map(|known| from.regime(Some(known))).transpose()?;
    let then = then.as_ref().unwrap_or(regime);
    let change = difference((then, first), (regime, last), &measure.id).map_err(found)?;
    given(format, &change, || table::parts(&change), || said::changed(regime, &change))
}

/// Who meets the fewest conditions.
pub fn chain(from: &source::From, id: Option<&str>, when: &When, format: Format) -> Done {
    let regime = from.regime(when.known)?;
    let is_chain = |m: &&Measure| matches!(m.figure, Figure::Fewest(..));
    let measure = match id {
        Some(id) => measure(&regime, id)?,
        None => regime.register().measures.iter().find(is_chain).ok_or_else(|| {
            Failure::usage("the record has no measure of the kind 'fewest of ...'".to_owned())
        })?,
    };
    let Some(link) = weakest_link(&regime, measure, when.day()).map_err(found)? else {
        return Err(Failure::usage(format!("'{}' is no measure of the kind 'fewest of ...'", measure.id)));
    };
    given(format, &link, || table::links([&link]), || said::linked(&regime, &link))
}
