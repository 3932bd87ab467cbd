//! The steps in which something is said, a question each, and where one is. What was chosen stands in the address: one can go back
//! and forth, keep a step, or send it to a colleague.

use comity_regime::Diagnostic;
use maud::{Markup, html};

use super::{super::Seat, note};
use crate::{
    question::forms::{Field, Form},
    word::{address::encode, locale::t},
};

/// A step.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// On which instrument?
    Instrument,
    /// Who did what?
    Act,
    /// On which day, and on what does it rest?
    Basis,
    /// All of a form that has no such steps.
    Said,
    /// What was filled in, what it changes, and the signature.
    Check,
    /// Another officer signs.
    Second,
    /// It is in the log.
    Recorded,
}

impl Step {
    /// Its word: in addresses, and of the message that names it.
    pub fn word(self) -> &'static str {
        match self {
            Step::Instrument => "instrument",
            Step::Act => "act",
            Step::Basis => "basis",
            Step::Said => "said",
            Step::Check => "check",
            Step::Second => "second",
            Step::Recorded => "recorded",
        }
    }

    /// Those of a form in which something is filled in.
    fn of(form: &Form) -> &'static [Step] {
        if form.has_steps() { &[Step::Instrument, Step::Act, Step::Basis] } else { &[Step::Said] }
    }

    /// That in which a field is filled in.
    fn of_field(form: &Form, field: &Field) -> Step {
        match field.column {
            _ if !form.has_steps() => Step::Said,
            "instrument" => Step::Instrument,
            "actor" | "act" => Step::Act,
            _ => Step::Basis,
        }
    }
}

/// Whether a field is empty that has to be filled in: a note verbale is stated whole, and an act that rests on one needs no other
/// source.
fn is_missing(view: &Seat<'_>, form: &Form, field: &Field) -> bool {
    let begun = form.has_steps() && note::is_begun(view);
    let needed = match field.column {
        "source" => field.required && !begun,
        _ if note::is_of(field) => begun,
        _ => field.required,
    };
    needed && view.parameter(field.column).trim().is_empty()
}

/// The way through a form, and where one is on it.
pub struct Way<'a> {
    view: &'a Seat<'a>,
    /// The form.
    pub form: &'static Form,
    /// Where one is.
    pub at: Step,
    /// The last step to which the way is open: what is before it is filled in.
    open: Step,
    /// Whether a later one was asked for.
    held: bool,
}

impl<'a> Way<'a> {
    /// Where an address leads: to the step that it names or, if all is filled in, to the check; but past no step in which
    /// something is missing. A form without steps is checked when that is asked.
    pub fn of(view: &'a Seat<'a>, form: &'static Form) -> Way<'a> {
        let steps = Step::of(form);
        let missing = |step: &&Step| {
            form.asked().any(|field| Step::of_field(form, field) == **step && is_missing(view, form, field))
        };
        let open = steps.iter().find(missing).copied().unwrap_or(Step::Check);
        let checks = !view.parameter("preview").is_empty();
        let named = steps.iter().find(|step| step.word() == view.parameter("step")).copied();
        let place = |step: Step| steps.iter().position(|other| *other == step).unwrap_or(steps.len());
        let (at, held) = match named {
            Some(step) if place(step) <= place(open) => (step, false),
            Some(_) => (open, true),
            None if form.has_steps() => (open, checks && open != Step::Check),
            None if checks => (Step::Check, false),
            None => (Step::Said, false),
        };
        Way { view, form, at, open, held }
    }

    /// Goes back to the step of the first field that is wrong, if any is.
    pub fn refused(&mut self, found: &[Diagnostic]) {
        let field = found.iter().find_map(|d| self.form.field(d.field.as_deref()?));
        match field {
            Some(field) if self.at == Step::Check => self.at = Step::of_field(self.form, field),
            None if !self.form.has_steps() => self.at = Step::Said,
            _ => {}
        }
    }

    /// The fields of the step.
    pub fn fields(&self) -> impl Iterator<Item = &'static Field> {
        let all = self.form.asked();
        all.filter(|field| !self.form.has_steps() || Step::of_field(self.form, field) == self.at)
    }

    /// What is missing in the step, where one wanted to go on without it.
    pub fn missing(&self) -> impl Iterator<Item = &'static Field> {
        self.fields().filter(|field| self.held && is_missing(self.view, self.form, field))
    }

    /// What was filled in in other steps, by its columns.
    pub fn carried(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let own = |column: &str| self.fields().any(|field| field.column == column);
        let given = self.form.asked().map(|field| (field.column, self.view.parameter(field.column)));
        given.filter(move |(column, text)| !text.is_empty() && !own(column))
    }

    /// The step to which one goes on; none from the last before the check.
    pub fn next(&self) -> Option<Step> {
        let steps = Step::of(self.form);
        let at = steps.iter().position(|step| *step == self.at)?;
        steps.get(at + 1).copied()
    }

    /// The one before.
    pub fn previous(&self) -> Option<Step> {
        let steps = Step::of(self.form);
        let at = steps.iter().position(|step| *step == self.at).unwrap_or(steps.len());
        steps.get(at.checked_sub(1)?).copied()
    }

    /// The address of a step, with all that is filled in but for a column.
    fn address(&self, step: &str, but: &str) -> String {
        let fields = self.form.asked().map(|field| field.column).filter(|column| *column != but);
        let given = fields.map(|column| (column, self.view.parameter(column)));
        let given = given.filter(|(_, text)| !text.is_empty());
        let query: String = given.map(|(column, text)| format!("&{column}={}", encode(text))).collect();
        self.view.action(&format!("/desk/new?form={}{query}{step}", self.form.id))
    }

    /// The address of a step.
    pub fn to(&self, step: Step) -> String {
        match step {
            Step::Check => self.address("&preview=1", ""),
            step => self.address(&format!("&step={}", step.word()), ""),
        }
    }

    /// Where a field is filled in.
    pub fn to_field(&self, field: &Field) -> String {
        match Step::of_field(self.form, field) {
            step if !self.form.has_steps() || step == self.at => format!("#{}", field.column),
            Step::Instrument => self.to(Step::Instrument),
            step => format!("{}#{}", self.to(step), field.column),
        }
    }

    /// Where one goes on once an instrument is chosen.
    pub fn with_instrument(&self, id: &str) -> String {
        self.address(&format!("&instrument={}&step={}", encode(id), Step::Act.word()), "instrument")
    }

    /// The line of steps; what `two` officers sign is recorded after the second.
    pub fn line(&self, two: bool) -> Markup {
        let steps = Step::of(self.form);
        let place = |step: Step| steps.iter().position(|other| *other == step).unwrap_or(steps.len());
        let open = |step: Step| {
            (self.form.has_steps() && place(step) <= place(self.open) && step != self.at)
                .then(|| self.to(step))
        };
        let filled = steps.iter().chain(&[Step::Check]).map(|step| (*step, open(*step)));
        let after = [Step::Second, Step::Recorded].into_iter().filter(|step| two || *step != Step::Second);
        let all: Vec<_> = filled.chain(after.map(|step| (step, None))).collect();
        line(self.view, &all, self.at)
    }
}

/// A line of steps, those that can be gone to as links, and the one where one is.
pub fn line(view: &Seat<'_>, steps: &[(Step, Option<String>)], at: Step) -> Markup {
    html! {
        nav.stages aria-label=(t!(view, "desk-steps")) {
            ol { @for (step, link) in steps {
                li data-step=(step.word()) aria-current=[(*step == at).then_some("step")] {
                    @match link { Some(link) => a href=(link) { (view.word("step", step.word())) }, None => (view.word("step", step.word())) }
                }
            } }
        }
    }
}
