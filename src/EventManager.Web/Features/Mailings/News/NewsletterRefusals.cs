using EventManager.Domain.Common;

namespace EventManager.Web.Features.Mailings.News;

internal static class NewsletterRefusals
{
    public static readonly Refusal NotFound = new("newsletters.not_found");

    /// <summary>Somebody else has changed it, or what was looked at is not what is there.</summary>
    public static readonly Refusal Changed = new("newsletters.changed");

    /// <summary>Its words stay as they were sent.</summary>
    public static readonly Refusal NotDraft = new("newsletters.not_draft");
    public static readonly Refusal NoSubject = new("newsletters.no_subject") { Field = "subject" };
    public static readonly Refusal NoBody = new("newsletters.no_body") { Field = "body" };
    public static readonly Refusal NoTopic = new("newsletters.no_topic") { Field = "topics" };
    public static readonly Refusal NoReaders = new("newsletters.no_readers");

    /// <summary>More would get it than was said.</summary>
    public static readonly Refusal MorePeople = new("newsletters.more_people");

    /// <summary>Whoever wrote it or sent it off is not the second person.</summary>
    public static readonly Refusal ReleaseOwn = new("newsletters.release_own");
    public static readonly Refusal NoPlaces = new("newsletters.no_places");
    public static readonly Refusal NothingToStop = new("newsletters.nothing_to_stop");
    public static readonly Refusal NotStopped = new("newsletters.not_stopped");
}
