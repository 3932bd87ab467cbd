//! One text: four questions answered, and its words on any day, as known on any day.

use std::{collections::BTreeSet, sync::Arc};

use axum::response::Response;
use comity_draft::{
    Shown, Text,
    clause::RULE,
    view::{Comparison, Delegation, Pending, compare, compare_plain},
    write::{PROPOSAL_COLUMNS, akn, docx, docx_compared, markdown, proposals},
};
use comity_regime::ActorIx;
use maud::{Markup, html};
use serde_json::{Value, json};

use super::{
    delegation, four,
    list::{days, forum},
    means, progress,
    reading::Shows,
    word,
};
use crate::part::text::{
    compared,
    said::{act, last, text_path},
    words::Hand,
};
use crate::{
    answer::feeds,
    part::{
        layout::{Here, carried, page as lay_out},
        list::Part,
    },
    question::{form::Form, negotiated::Laid, problem::Problem, view::View},
    word::locale::t,
};

/// In which forms it is there beside a page, JSON and CSV.
const ALSO: &[Form] = &[Form::Feed, Form::Markdown, Form::Plain, Form::Akn, Form::Word];

/// What is asked of a text, and what that leaves of it.
struct Asked<'a> {
    text: &'a Text,
    laid: &'a Laid,
    code: String,
    clean: bool,
    by: Option<Delegation>,
    compared: Option<(Comparison, Arc<Laid>)>,
    /// The provisions that are shown.
    provisions: Vec<&'a Shown>,
    pending: Vec<&'a Pending>,
    part: Part,
}

/// The text with an id.
pub fn page(view: &View, id: &str) -> Response {
    let texts = view.texts();
    let Some(text) = texts.iter().find(|text| text.id == id) else {
        return view.problem(view.no_text(id));
    };
    // A form that does not look at a delegation refuses one that is none all the same.
    let by = match view.parameter("by") {
        "" => None,
        id => match view.find_actor(id) {
            Ok(actor) => Some(actor),
            Err(problem) => return view.problem(problem.in_parameter("by")),
        },
    };
    if view.form() == Form::Feed {
        let entries: BTreeSet<u64> =
            text.entries.iter().copied().chain(text.lost.iter().map(|lost| lost.entry)).collect();
        return view.answer_as(|| feeds::of_entries(view, &text_path(id), &text.title, &entries));
    }
    let Some(laid) = view.laid(text, view.on) else {
        return view.problem(view.not_yet(text, view.on));
    };
    let asked = match Asked::read(view, text, &laid, by) {
        Ok(asked) => asked,
        Err(problem) => return view.problem(problem),
    };
    let reading = &laid.reading;
    match view.form() {
        Form::Akn => view.answer_as(|| akn(&laid.table, &asked.code).into_bytes()),
        Form::Markdown => view.answer_as(|| markdown(reading, &asked.code).into_bytes()),
        Form::Word => view.answer_if(|| asked.document()),
        Form::Plain if asked.clean => view.answer_as(|| reading.plain_lines(&asked.code).into_bytes()),
        Form::Plain => view.answer_as(|| reading.lines(&asked.code, true).into_bytes()),
        _ => {
            asked.part.say(view, &text_path(id));
            view.answer(|| shown(view, &asked), || asked.object(view), || asked.rows(view))
        }
    }
}

/// The language that is asked for, or that of the negotiation.
///
/// # Errors
/// If the text does not have it.
pub fn language(view: &View, laid: &Laid) -> Result<String, Problem> {
    let languages = &laid.table.opening.languages;
    match view.parameter("in") {
        "" => Ok(laid.table.working().to_owned()),
        code if languages.iter().any(|l| l == code) => Ok(code.to_owned()),
        code => {
            let there = languages.join(", ");
            let detail = format!("in: '{}' is negotiated in {there}, not in '{code}'", laid.reading.id);
            Err(Problem::not_found(detail)
                .told(t!(view, "text-not-in", languages = there), Some(text_path(&laid.reading.id))))
        }
    }
}

impl<'a> Asked<'a> {
    fn read(view: &View, text: &'a Text, laid: &'a Laid, by: Option<ActorIx>) -> Result<Asked<'a>, Problem> {
        let code = language(view, laid)?;
        let clean = view.parameter("view") == "clean";
        let by = by.map(|actor| laid.table.delegation(&view.regime.register().actors[actor].id));
        let mut provisions: Vec<&Shown> = match view.parameter("words") {
            "" => laid.reading.provisions.iter().collect(),
            words => laid.reading.find(words, &code),
        };
        if clean {
            provisions.retain(|shown| shown.proposed.is_none());
        }
        let mut pending: Vec<&Pending> = laid.pending.iter().collect();
        if let Some(by) = &by {
            let live = by.proposals.iter().filter(|mine| mine.fate == "live").flat_map(|mine| &mine.about);
            let about: BTreeSet<&String> = live.chain(by.holds.iter().flat_map(|held| &held.about)).collect();
            provisions.retain(|shown| about.contains(&shown.id));
            let ids: BTreeSet<&String> = by
                .proposals
                .iter()
                .map(|mine| &mine.id)
                .chain(by.holds.iter().map(|held| &held.on))
                .collect();
            pending.retain(|one| ids.contains(&one.id));
        }
        let mut compared = match view.day("compare")? {
            None => None,
            Some(day) => {
                let other = view.laid(text, day).ok_or_else(|| view.not_yet(text, day))?;
                // It is read forward in time, whichever day was asked first.
                let (before, after) = if day <= view.on { (&*other, laid) } else { (laid, &*other) };
                let compare = if clean { compare_plain } else { compare };
                Some((compare(&before.reading, &after.reading, &code), other))
            }
        };
        if let Some((comparison, _)) =
            compared.as_mut().filter(|_| by.is_some() || !view.parameter("words").is_empty())
        {
            let ids: BTreeSet<&String> = provisions.iter().map(|shown| &shown.id).collect();
            comparison.provisions.retain(|p| ids.contains(&p.id));
        }
        let part = match view.form() {
            Form::Html => Part::of_each(view, &[provisions.len()])?,
            _ => Part::asked(view, provisions.len())?,
        };
        let provisions = part.cut(&provisions).to_vec();
        Ok(Asked { text, laid, code, clean, by, compared, provisions, pending, part })
    }

    /// The reading as a Word document; what changed, if it is compared.
    fn document(&self) -> Result<Vec<u8>, String> {
        let (acts, laid) = (&self.text.acts, self.laid);
        match &self.compared {
            Some((_, other)) if other.reading.on <= laid.reading.on => {
                docx_compared(&other.table, &laid.table, acts, &self.code)
            }
            Some((_, other)) => docx_compared(&laid.table, &other.table, acts, &self.code),
            None => docx(&laid.reading, acts.len(), &self.code),
        }
    }

    fn object(&self, view: &View) -> Value {
        let reading = &self.laid.reading;
        let mut object = json!({
            "id": reading.id,
            "title": reading.title,
            "forum": self.text.forum,
            "languages": reading.languages,
            "phase": reading.phase,
            "progress": self.laid.progress,
            "pending": self.pending,
            "provisions": self.provisions,
            "refused": self.laid.table.refused,
            "unreadable": self.text.lost,
        });
        if let Some((comparison, _)) = &self.compared {
            object["comparison"] = json!(comparison);
        }
        if let Some(by) = &self.by {
            object["delegation"] = json!(by);
        }
        if view.parameter("view") == "progress" {
            object["course"] = json!(*view.course(self.text));
        }
        if view.parameter("view") == "means" {
            object["means"] = json!(*view.means(self.text, self.laid));
        }
        object
    }

    /// What changed, if it is compared; how far it has come; or its proposals: those of one delegation, if that is asked.
    fn rows(&self, view: &View) -> Vec<Vec<String>> {
        if let Some((comparison, _)) = &self.compared {
            return compared::rows(comparison);
        }
        if view.parameter("view") == "progress" {
            return course_rows(view, self.text);
        }
        let own =
            |id: &String| self.by.as_ref().is_none_or(|by| by.proposals.iter().any(|mine| mine.id == *id));
        let rows = proposals(&self.laid.table).into_iter().filter(|[id, ..]| own(id));
        let head = PROPOSAL_COLUMNS.map(str::to_owned).to_vec();
        std::iter::once(head).chain(rows.map(|row| row.to_vec())).collect()
    }
}

fn course_rows(view: &View, text: &Text) -> Vec<Vec<String>> {
    let head = ["date", "adopted", "ad_referendum", "clean", "bracketed", "not_discussed"];
    let course = view.course(text);
    let row = |step: &comity_draft::view::Step| {
        let counts = progress::parts(&step.counts).into_iter().map(|n| n.to_string());
        std::iter::once(step.day.to_string()).chain(counts).collect()
    };
    std::iter::once(head.map(str::to_owned).to_vec()).chain(course.iter().map(row)).collect()
}

fn shown(view: &View, asked: &Asked<'_>) -> Markup {
    let Asked { text, laid, code, .. } = asked;
    let path = text_path(&text.id);
    let here = Here {
        path: &path,
        title: view.original(text.title.as_str()),
        days: days(std::iter::once(*text)),
        also: ALSO,
    };
    let hand = hand(view, text, code);
    let one_view = view.parameter("view");
    lay_out(
        view,
        &here,
        html! {
            p.lead { (view.word("text-phase", laid.reading.phase.word())) " · " a href=(view.link(&format!("/forums/{}", text.forum))) { (forum(view, &text.forum)) } }
            @if let Some(place) = last(view, text) { p.quiet { (t!(view, "text-last-act")) " " (act(view, text, place)) } }
            (four::section(view, text, laid))
            (views(view, asked, &path))
            @if let Some(by) = &asked.by { (delegation::section(view, text, laid, by)) }
            @match &asked.compared {
                _ if one_view == "progress" => (progress::section(view, text, laid, code)),
                _ if one_view == "means" => (means::section(view, text, laid)),
                Some((comparison, other)) => {
                    @let readings = if other.reading.on <= laid.reading.on { [&other.reading, &laid.reading] } else { [&laid.reading, &other.reading] };
                    (compared::section(&hand, comparison, readings))
                }
                None => (words(view, asked, &hand)),
            }
            (asked.part.links(view, &path))
            (four::listed(view, laid, &asked.pending))
            (word::section(view, text, laid))
            (without_effect(view, asked))
        },
    )
}

/// In which hand the words of a text are shown.
pub fn hand<'a>(view: &'a View, text: &'a Text, code: &'a str) -> Hand<'a> {
    let asked = view.parameter("words").to_lowercase();
    let asked =
        asked.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect();
    Hand { view, text: &text.id, code, asked }
}

fn words(view: &View, asked: &Asked<'_>, hand: &Hand<'_>) -> Markup {
    let alone = asked.by.is_some() || !hand.asked.is_empty();
    let shows = Shows { hand, laid: asked.laid, clean: asked.clean, alone };
    html! {
        section aria-labelledby="words" {
            h2 #words { @if asked.clean { (t!(view, "text-clean")) } @else { (t!(view, "text-with-brackets")) } }
            @if !asked.clean { p.quiet { (t!(view, "text-how-to-read")) } }
            @if asked.provisions.is_empty() { p { (t!(view, "text-no-provision")) } }
            (shows.all(&asked.provisions))
        }
    }
}

/// The other views, as links; and what else can be asked.
fn views(view: &View, asked: &Asked<'_>, path: &str) -> Markup {
    let now = match (view.parameter("view"), &asked.compared) {
        ("", None) => "brackets",
        (name, _) => name,
    };
    let mut each = vec![
        ("brackets", t!(view, "text-with-brackets")),
        ("clean", t!(view, "text-clean")),
        ("progress", t!(view, "text-progress")),
    ];
    if asked.laid.reading.provisions.iter().any(|shown| shown.wordings.contains_key(RULE)) {
        each.push(("means", t!(view, "text-means")));
    }
    let opening = &asked.laid.table.opening;
    let mut who: Vec<&String> = opening.members.iter().chain(&opening.observers).collect();
    let table = &asked.laid.table;
    let all = table.proposals.values().map(|p| &p.by).chain(table.sealed.values().map(|s| &s.by));
    who.extend(all.chain(asked.laid.table.positions.values().flat_map(|said| said.keys())));
    let mut who: Vec<(String, String)> = who
        .into_iter()
        .collect::<BTreeSet<_>>()
        .into_iter()
        .map(|id| (id.clone(), view.name_of(id).text))
        .collect();
    who.sort_by(|(_, a), (_, b)| view.locale.compare(a, b));
    let chosen = asked.by.as_ref().map_or("", |by| &by.actor);
    let is_listed = who.iter().any(|(id, _)| id == chosen);
    html! {
        nav.views aria-label=(t!(view, "text-views")) {
            @for (name, title) in &each { a href=(view.with(path, "view", if *name == "brackets" { "" } else { name })) aria-current=[(*name == now).then_some("true")] { (title) } }
        }
        form.filter action=(view.action(path)) method="get" {
            @if !view.parameter("view").is_empty() { input type="hidden" name="view" value=(view.parameter("view")); }
            label { (t!(view, "text-compare-with")) " " input type="date" name="compare" value=(view.parameter("compare")); }
            label { (t!(view, "text-by")) " " select name="by" {
                option value="" { (t!(view, "any")) }
                @if !is_listed && !chosen.is_empty() { option value=(chosen) selected { (view.name_of(chosen)) } }
                @for (id, name) in &who { option value=(id) selected[id == chosen] { (name) } }
            } }
            @if opening.languages.len() > 1 {
                label { (t!(view, "text-in")) " " select name="in" { @for code in &opening.languages { option value=(code) selected[*code == asked.code] { (own_name(code)) } } } }
            }
            label { (t!(view, "text-words")) " " input type="search" name="words" value=(view.parameter("words")); }
            (carried(view))
            button { (t!(view, "show")) }
        }
    }
}

/// A language by its name in itself.
pub fn own_name(code: &str) -> &str {
    crate::word::locale::Language::parse(code).map_or(code, |language| language.own_name())
}

/// Acts that a rule refuses, and acts that cannot be read: they change nothing, and are said.
fn without_effect(view: &View, asked: &Asked<'_>) -> Markup {
    let (refused, lost) = (&asked.laid.table.refused, &asked.text.lost);
    html! {
        @if !refused.is_empty() || !lost.is_empty() {
            section aria-labelledby="refused" {
                h2 #refused { (t!(view, "text-without-effect")) " (" (view.locale.number(refused.len() + lost.len())) ")" }
                ul {
                    @for one in refused { li { (act(view, asked.text, one.act)) ": " (view.original(one.why.to_string())) } }
                    @for one in lost { li { (t!(view, "text-unreadable", line = one.line)) ": " (view.original(one.why.as_str())) " · " (crate::part::layout::entry(view, one.entry)) } }
                }
            }
        }
    }
}
