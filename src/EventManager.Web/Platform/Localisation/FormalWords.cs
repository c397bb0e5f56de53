using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Web.Platform.Security;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Platform.Localisation;

/// <summary>Whom a page or mail speaks to (docs/glossary.md).</summary>
public enum Voice
{
    /// <summary>Young people and visitors: <i>du</i>.</summary>
    Visitor,

    /// <summary>Adults who come for their work: <i>Sie</i>.</summary>
    Adult,

    /// <summary>Teachers who book for a class: <i>Sie</i>, and it is about the class.</summary>
    Class,

    /// <summary>Parents and other guardians who read of their child: <i>Sie</i>, and it is about the child.</summary>
    Guardian,
}

/// <summary>
/// Words for somebody who is spoken to as <i>Sie</i> where most readers of the same page or mail are <i>du</i>: a key that ends in
/// <c>.formal</c> wins over the plain one, and one that ends in <c>.ofClass</c> or <c>.ofChild</c> over both where it is about those. A text
/// that speaks to nobody needs no second one.
/// </summary>
internal sealed class FormalWords<T>(IStringLocalizer<T> plain, string? about = null) : IStringLocalizer<T>
{
    public LocalizedString this[string name] => Find(name, key => plain[key]);

    public LocalizedString this[string name, params object[] arguments] => Find(name, key => plain[key, arguments]);

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => plain.GetAllStrings(includeParentCultures);

    private LocalizedString Find(string name, Func<string, LocalizedString> say) =>
        about is not null && say(name + about) is { ResourceNotFound: false } ofThem ? ofThem
        : say(name + FormalWords.Ending) is { ResourceNotFound: false } formal ? formal
        : say(name);
}

/// <summary>The one place that decides who is <i>Sie</i>.</summary>
internal static class FormalWords
{
    public const string Ending = ".formal";

    public const string OfClass = ".ofClass";

    public const string OfChild = ".ofChild";

    public static Voice VoiceOf(Registration reader, Event @event) => VoiceOf(reader.Form, @event.Kind);

    /// <summary>Teachers who book for a class, and adults who are invited by name, are no visitors, whatever the event.</summary>
    public static Voice VoiceOf(CategoryForm form, EventKind kind) =>
        form switch
        {
            CategoryForm.SchoolClass => Voice.Class,
            CategoryForm.Invitation => Voice.Adult,
            _ => VoiceOf(kind),
        };

    /// <summary>Members of a network, coaches and whoever talks about work in public are adults; all other kinds are for young people too.</summary>
    public static Voice VoiceOf(EventKind kind) =>
        kind is EventKind.NetworkMeeting or EventKind.InvitationMeeting or EventKind.PublicDialogue ? Voice.Adult : Voice.Visitor;

    /// <summary>Where a page does not know better: behind a guardian's link a guardian reads, whatever the page.</summary>
    public static Voice VoiceOf(HttpContext? http) =>
        http?.GetEndpoint()?.Metadata.GetMetadata<ByLinkAttribute>() is { Purposes: [LinkPurpose.Guardian] }
            ? Voice.Guardian
            : Voice.Visitor;

    public static IStringLocalizer<T> Of<T>(IStringLocalizer<T> plain, Voice voice) =>
        voice switch
        {
            Voice.Visitor => plain,
            Voice.Class => new FormalWords<T>(plain, OfClass),
            Voice.Guardian => new FormalWords<T>(plain, OfChild),
            _ => new FormalWords<T>(plain),
        };
}
