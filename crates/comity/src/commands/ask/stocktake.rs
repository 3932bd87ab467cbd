//! `comity stocktake`: what was promised, delivered, reported or not, joined and left in a period.

use comity_assess::{Scope, Stocktake};
use comity_regime::Day;

use crate::{
    asked::Format,
    commands::{Done, print_csv, print_json, print_text},
    report::Failure,
    source,
};

/// Of what, and between which days.
#[derive(clap::Args, Debug)]
pub struct Arguments {
    /// A forum, an instrument or a State by its id; without it, the whole regime.
    #[arg(default_value = "")]
    of: String,
    /// The first day.
    #[arg(long, value_name = "DATE")]
    from: Day,
    /// The last day.
    #[arg(long, value_name = "DATE")]
    to: Day,
    /// What the record said at the end of this day [default: all it says now].
    #[arg(long, value_name = "DATE")]
    known: Option<Day>,
}

pub fn run(from: &source::From, arguments: &Arguments, format: Format) -> Done {
    let regime = from.regime(arguments.known)?;
    let scope = Scope::parse(&regime, &arguments.of).map_err(Failure::usage)?;
    let Some(stocktake) = Stocktake::new(&regime, scope, arguments.from, arguments.to) else {
        let text = format!("--to {} comes before --from {}", arguments.to, arguments.from);
        return Err(Failure::usage(text));
    };
    if format.json {
        return print_json(&stocktake);
    }
    if format.csv {
        return print_csv(stocktake.rows());
    }
    print_text(&stocktake.markdown())
}
