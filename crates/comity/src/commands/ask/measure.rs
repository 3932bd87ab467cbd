//! `comity measures`, `comity measure` and `comity weakest-link`: where the gaps are.

use comity_assess::measure::{
    Assessment, Difference, Link, Reading, Sensitivity, Series, Supposed, WeakestLink, assess, difference,
    sensitivity, series, suppose, weakest_link,
};
use comity_regime::{Day, Diagnostic, Regime, language::plain, nearest, register::Measure};

use crate::{
    asked::{Format, When},
    commands::{Done, print_csv, print_json, print_text, table},
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
    /// The last day [default: today].
    #[arg(long, value_name = "DATE", requires = "from")]
    to: Option<Day>,
    /// Why: who is counted and who is missing, each with the act or the reading; between two days what changed.
    #[arg(long)]
    explain: bool,
    /// What it would be if somebody acted: "NLD and KEN joined ID", "NLD left ID", "NLD had 0 of ATTRIBUTE".
    #[arg(long = "if", value_name = "WHAT", conflicts_with_all = ["from", "sensitivity"])]
    supposing: Option<String>,
    /// What the figure hangs on: the same under other assumptions.
    #[arg(long, conflicts_with = "from")]
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

/// Every measure on a day.
pub fn list(from: &source::From, when: &When, format: Format) -> Done {
    let regime = from.regime(when.known)?;
    let on = when.day();
    let mut all = vec![];
    for measure in &regime.register().measures {
        all.push(assess(&regime, measure, on).map_err(found)?);
    }
    if format.json {
        return print_json(&all);
    }
    let row = |a: &Assessment| {
        let text = |text: Option<String>| text.unwrap_or_default();
        let aim = text(a.aim.as_ref().map(ToString::to_string));
        let value = figure(&a.reading);
        vec![a.measure.clone(), a.gap.clone().unwrap_or_default(), a.title.clone(), value, aim]
    };
    if format.csv {
        let head = ["measure", "gap", "title", "value", "aim"].map(str::to_owned).to_vec();
        return print_csv(std::iter::once(head).chain(all.iter().map(row)).collect());
    }
    let mut rows = table(["measure", "gap", "", "", "aim"]);
    all.iter().for_each(|assessment| {
        rows.add_row(row(assessment));
    });
    print_text(&format!("Measures on {on}\n\n{}", rows.trim_fmt()))
}

/// One measure.
pub fn run(from: &source::From, arguments: &Arguments, format: Format) -> Done {
    let regime = from.regime(arguments.when.known)?;
    let measure = measure(&regime, &arguments.id)?;
    let on = arguments.when.day();
    if let Some(first) = arguments.from {
        let last = arguments.to.unwrap_or(on);
        if last < first {
            return Err(Failure::usage(format!("--to {last} comes before --from {first}")));
        }
        if arguments.explain {
            let change = difference((&regime, first), (&regime, last), &measure.id).map_err(found)?;
            return if format.json { print_json(&change) } else { print_text(&changed(&regime, &change)) };
        }
        let series = series(&regime, measure, first, last).map_err(found)?;
        return shown(&series, format);
    }
    if let Some(supposing) = &arguments.supposing {
        let supposed = suppose(&regime, measure, supposing, on).map_err(found)?;
        return if format.json { print_json(&supposed) } else { print_text(&as_supposed(&supposed)) };
    }
    if arguments.sensitivity {
        let hangs = sensitivity(&regime, measure, on).map_err(found)?;
        return if format.json { print_json(&hangs) } else { print_text(&what_it_hangs_on(&hangs)) };
    }
    let assessment = assess(&regime, measure, on).map_err(found)?;
    if format.json {
        return print_json(&assessment);
    }
    if format.csv {
        return print_csv(cells(&assessment));
    }
    print_text(&explained(&regime, measure, &assessment, arguments.explain))
}

/// Who meets the fewest conditions.
pub fn chain(from: &source::From, id: Option<&str>, when: &When, format: Format) -> Done {
    let regime = from.regime(when.known)?;
    let measures = &regime.register().measures;
    let is_chain = |m: &&Measure| plain(&m.figure).starts_with("fewest of");
    let measure = match id {
        Some(id) => measure(&regime, id)?,
        None => measures.iter().find(is_chain).ok_or_else(|| {
            Failure::usage("the record has no measure of the kind 'fewest of ...'".to_owned())
        })?,
    };
    let Some(link) = weakest_link(&regime, measure, when.day()).map_err(found)? else {
        return Err(Failure::usage(format!("'{}' is no measure of the kind 'fewest of ...'", measure.id)));
    };
    if format.json {
        return print_json(&link);
    }
    print_text(&linked(&regime, &link))
}

/// The figure of a reading with the counts behind it.
fn figure(reading: &Reading) -> String {
    match (&reading.counted, &reading.of) {
        (Some(counted), Some(of)) if reading.held.is_empty() => {
            format!("{} of {} ({})", counted.count, of.count, reading.value)
        }
        _ => reading.value.to_string(),
    }
}

fn explained(regime: &Regime, measure: &Measure, a: &Assessment, why: bool) -> String {
    let mut text = format!("{}\n", a.sentence);
    if let Some(asks) = &a.asks {
        text += &format!("\n{asks}\n");
    }
    text += &format!("  {}\n", plain(&a.reading.figure));
    if let Some(aim) = &a.aim {
        let from = match &a.from {
            Some(from) => format!("taken from {from}"),
            None => "the author's own".into(),
        };
        let met = match a.met {
            Some(true) => "; met",
            Some(false) => "; not met",
            None => "",
        };
        text += &format!("  aim: {aim}, {from}{met}\n");
    }
    if !a.variants.is_empty() {
        let mut rows = table(["asked otherwise", ""]);
        for variant in &a.variants {
            rows.add_row([variant.name.clone(), figure(&variant.reading)]);
        }
        text += &format!("\n{}\n", rows.trim_fmt());
    }
    if why {
        text += &reasons(regime, measure, a);
    }
    if let Some(limits) = &a.limits {
        text += &format!("\n{limits}\n");
    }
    text
}

/// Who is missing, who is doubtful and what each has, with acts and readings.
fn reasons(regime: &Regime, measure: &Measure, a: &Assessment) -> String {
    let name = |id: &str| regime.register().actors.name_of(id).to_owned();
    let mut text = String::new();
    let mut group = |title: &str, ids: &[String]| {
        if ids.is_empty() {
            return;
        }
        text += &format!("\n{title}\n");
        let mut ids: Vec<&String> = ids.iter().collect();
        ids.sort_by_key(|id| name(id));
        for id in ids {
            let why: Vec<String> = a.grounds(regime, measure, id).iter().map(ToString::to_string).collect();
            text += &format!("  {} ({id}): {}\n", name(id), why.join("; "));
        }
    };
    if let Some(missing) = &a.reading.missing {
        group(&format!("Missing: {}", missing.set), &missing.sure);
        group("Perhaps missing", &missing.possible);
    }
    if let Some(counted) = &a.reading.counted {
        group(&format!("Counted: {}", counted.set), &counted.sure);
        if a.reading.missing.is_none() {
            group("Perhaps counted", &counted.possible);
        }
    }
    if !a.reading.held.is_empty() {
        let mut rows = table(["who", "read", "of", "source"]);
        for held in &a.reading.held {
            for seen in &held.seen {
                let date = seen.date.map_or(String::new(), |date| date.to_string());
                let read = format!("{}: {} {}", seen.attribute, seen.value, seen.unit);
                rows.add_row([name(&held.actor), read, date, seen.sources.join("; ")]);
            }
        }
        text += &format!("\n{}\n", rows.trim_fmt());
    }
    if !a.reading.rows.is_empty() {
        let mut rows = table(["what", "who", "due or held", "came", "counts", "source"]);
        for row in &a.reading.rows {
            let day = |day: Option<comity_regime::When>| day.map_or(String::new(), |day| day.to_string());
            rows.add_row([
                row.what.clone(),
                row.actor.clone(),
                day(row.date),
                day(row.came),
                row.counts.to_owned(),
                row.sources.join("; "),
            ]);
        }
        text += &format!("\n{}\n", rows.trim_fmt());
    }
    if !a.doubts.is_empty() {
        let doubts: Vec<String> = a.doubts.iter().map(|doubt| name(&doubt.about)).collect();
        text += &format!("\nWhat is not known most widens it for: {}\n", doubts.join(", "));
    }
    text
}

fn cells(a: &Assessment) -> Vec<Vec<String>> {
    let head =
        ["measure", "on", "variant", "definition", "value", "low", "high", "counted", "of", "known_through"];
    let row = |name: &str, reading: &Reading| {
        let bound = |f: Option<_>| f.map_or(String::new(), |f| reading.value.number(f).to_string());
        let count = |group: &Option<comity_assess::measure::Group>| {
            group.as_ref().map_or(String::new(), |group| group.count.to_string())
        };
        let known = reading.known_through.through().map_or(String::new(), |day| day.to_string());
        vec![
            a.measure.clone(),
            a.on.to_string(),
            name.to_owned(),
            plain(&reading.figure),
            reading.value.to_string(),
            bound(reading.value.low),
            bound(reading.value.high),
            count(&reading.counted),
            count(&reading.of),
            known,
        ]
    };
    let variants = a.variants.iter().map(|variant| row(&variant.name, &variant.reading));
    [head.map(str::to_owned).to_vec(), row("", &a.reading)].into_iter().chain(variants).collect()
}

fn shown(series: &Series, format: Format) -> Done {
    if format.json {
        return print_json(series);
    }
    let rows = series.steps.iter().map(|step| {
        let bound = |f: Option<_>| f.map_or(String::new(), |f| step.value.number(f).to_string());
        vec![step.from.to_string(), step.value.to_string(), bound(step.value.low), bound(step.value.high)]
    });
    if format.csv {
        let head = ["from", "value", "low", "high"].map(str::to_owned).to_vec();
        return print_csv(std::iter::once(head).chain(rows).collect());
    }
    let mut text = table(["from", series.measure.as_str()]);
    for step in &series.steps {
        text.add_row([step.from.to_string(), step.value.to_string()]);
    }
    print_text(&format!("{} to {}\n\n{}", series.from, series.to, text.trim_fmt()))
}

fn changed(regime: &Regime, change: &Difference) -> String {
    let mut text = format!(
        "{}: {} on {}, {} on {}\n",
        change.measure, change.before, change.from, change.after, change.to
    );
    for part in &change.parts {
        let cause = serde_json::to_value(part.cause).ok();
        let cause = cause.as_ref().and_then(|cause| cause.as_str()).unwrap_or_default();
        let who = regime.register().actors.name_of(&part.about);
        let why: Vec<String> = part.grounds.iter().map(ToString::to_string).collect();
        text += &format!("  {cause}: {who}{}{}\n", if why.is_empty() { "" } else { ": " }, why.join("; "));
    }
    if change.parts.is_empty() {
        text += "  nothing changed\n";
    }
    text
}

fn as_supposed(supposed: &Supposed) -> String {
    let mut rows = table(["", "as it is", "if so"]);
    let (before, after) = (&supposed.before, &supposed.after);
    rows.add_row([before.title.clone(), figure(&before.reading), figure(&after.reading)]);
    for (was, is) in before.variants.iter().zip(&after.variants) {
        rows.add_row([was.name.clone(), figure(&was.reading), figure(&is.reading)]);
    }
    format!("If {}, on {}\n\n{}", supposed.supposing, before.on, rows.trim_fmt())
}

fn what_it_hangs_on(hangs: &Sensitivity) -> String {
    let mut rows = table(["assumption", "figure"]);
    rows.add_row(["as the record has it".to_owned(), hangs.value.to_string()]);
    for setting in &hangs.settings {
        rows.add_row([setting.assumption.clone(), setting.value.to_string()]);
    }
    format!("{}\n\n{}", hangs.sentence, rows.trim_fmt())
}

fn linked(regime: &Regime, link: &WeakestLink) -> String {
    let name = |id: &str| regime.register().actors.name_of(id).to_owned();
    let mut text = format!("{}, on {}\n\n", link.over, link.on);
    for rung in &link.distribution {
        text += &format!("  {} of {} conditions: {}\n", rung.met, link.conditions, rung.count);
    }
    text += "\nMeet the fewest, whatever is not known:\n";
    for Link { actor, lacks, perhaps_lacks, pledges, notes, exposure, .. } in &link.lowest {
        let lack: Vec<&str> = lacks.iter().map(|(condition, _)| condition.as_str()).collect();
        text += &format!("  {} ({actor}) lacks {}", name(actor), lack.join(", "));
        if !perhaps_lacks.is_empty() {
            text += &format!("; perhaps {}", perhaps_lacks.join(", "));
        }
        if let Some(exposure) = exposure {
            text += &format!("; holds {exposure}");
        }
        text += &format!("; {} pledges, {} reports, requests and offers\n", pledges.len(), notes.len());
    }
    if !link.perhaps_lowest.is_empty() {
        let names: Vec<String> = link.perhaps_lowest.iter().map(|id| name(id)).collect();
        text += &format!("\nMay be among them: {}\n", names.join(", "));
    }
    text += "\n";
    for lacked in &link.bottleneck {
        text += &format!("  {} lack {}: {}\n", lacked.lack, lacked.condition, lacked.set);
    }
    let means = &link.means;
    let both = |(low, high): (f64, f64)| {
        if (high - low).abs() < f64::EPSILON { format!("{low:.2}") } else { format!("{low:.2}-{high:.2}") }
    };
    text + &format!(
        "\nmean {}, geometric mean {}, minimum {}\n",
        both(means.arithmetic),
        both(means.geometric),
        both(means.minimum)
    )
}
