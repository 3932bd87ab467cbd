//! Names that nothing has, with the nearest that something does.

use crate::{Diagnostic, Register, SourceText, language::ast::Name};

pub(super) fn unknown_instrument(register: &Register, at: &SourceText, id: &Name) -> Option<Diagnostic> {
    let unknown = register.instrument(&id.text).is_none();
    unknown.then(|| {
        let near = register.nearest_instrument(&id.text).map(|n| format!("did you mean '{n}'?"));
        let message = format!("there is no instrument '{}'", id.text);
        Diagnostic::error("unknown-instrument", at, id.span.clone(), message).help_if(near)
    })
}

pub(super) fn unknown_forum(register: &Register, at: &SourceText, id: &Name) -> Option<Diagnostic> {
    let unknown = register.forum(&id.text).is_none();
    unknown.then(|| {
        let near = register.nearest_forum(&id.text).map(|n| format!("did you mean '{n}'?"));
        let message = format!("there is no forum '{}'", id.text);
        Diagnostic::error("unknown-forum", at, id.span.clone(), message).help_if(near)
    })
}

pub(super) fn unknown_actor(register: &Register, at: &SourceText, name: &Name) -> Option<Diagnostic> {
    let unknown = register.actors.find(&name.text).is_none();
    unknown.then(|| {
        let near = register.actors.nearest(&name.text).map(|a| format!("did you mean '{}'?", a.id));
        let message = format!("there is no actor '{}'", name.text);
        Diagnostic::error("unknown-actor", at, name.span.clone(), message).help_if(near)
    })
}
