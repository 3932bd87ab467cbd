//! Acts of days that are yet to come.

use super::Finding;
use crate::{Day, Regime, load::strict};

/// Remarks on acts that are dated after today, or after the day on which their row says they were recorded; and on rows that
/// say they were recorded after today. A day's grace is for other places.
pub fn future(regime: &Regime, today: Option<Day>) -> Vec<Finding> {
    let acts = regime.acts().filter_map(|act| {
        let day = last_day(act.recorded, today)?;
        let (column, message) = strict::future_of(act, day)?;
        Some(remark(act.entry, column, message))
    });
    let proceedings = regime.docket().recorded().iter().filter_map(|p| {
        let message = strict::future(p.date, last_day(p.recorded, today)?)?;
        Some(remark(p.entry, "date", message))
    });
    let recorded = regime.acts().map(|act| (act.entry, act.recorded));
    let recorded = recorded.chain(regime.docket().recorded().iter().map(|p| (p.entry, p.recorded)));
    let late = recorded.filter_map(|(entry, recorded)| {
        let today = today.filter(|today| recorded > today.next())?;
        let message = format!("it says it was recorded on {recorded}, and today is {today}");
        Some(Finding { help: None, ..remark(entry, "recorded", message) })
    });
    acts.chain(proceedings).chain(late).collect()
}

/// The day by which an act must have been done: the day it was recorded, if that is said, and today at the latest.
fn last_day(recorded: Day, today: Option<Day>) -> Option<Day> {
    let recorded = Some(recorded).filter(|day| *day != Day::MIN);
    recorded.into_iter().chain(today).min()
}

fn remark(entry: u64, column: &'static str, message: String) -> Finding {
    let help = Some(strict::NOT_YET.to_owned());
    Finding { entry, column, code: "future-date", message, help, is_error: false }
}
