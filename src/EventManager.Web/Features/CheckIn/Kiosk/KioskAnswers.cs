using EventManager.Domain.CheckIn;
using EventManager.Web.Features.CheckIn.Record;

namespace EventManager.Web.Features.CheckIn.Kiosk;

/// <summary>What a kiosk is told of one scan: enough to greet, nothing that others should read on its screen.</summary>
/// <param name="Id">As it was sent.</param>
/// <param name="Verdict">The door's verdict.</param>
/// <param name="TicketId">The ticket, where its signature was right.</param>
/// <param name="Name">The first name of who may come in or is inside; the class of a teacher's ticket; else null.</param>
/// <param name="Reason">More than the verdict says.</param>
/// <param name="People">Of a ticket for several: how many it stands for.</param>
/// <param name="Arrived">Of a ticket for several: how many are inside after this scan.</param>
/// <param name="Count">Of a ticket for several: how many this scan let in.</param>
/// <param name="AskStaff">True where the door should know something of this person; what it is, staff's phones say.</param>
/// <param name="Code">Why it is no scan.</param>
internal sealed record KioskAnswer(
    string? Id,
    Verdict Verdict,
    Guid? TicketId,
    string? Name,
    VerdictReason? Reason,
    int? People,
    int? Arrived,
    int? Count,
    bool? AskStaff,
    string? Code
)
{
    public static KioskAnswer Of(ScanAnswer answer)
    {
        var isWelcome = answer.Verdict is Verdict.Admitted or Verdict.AlreadyInside;
        var name = isWelcome && answer.Name is not null ? KioskGreeting.Of(answer.Name, answer.Category ?? "") : "";
        return new KioskAnswer(
            answer.Id,
            answer.Verdict,
            answer.TicketId,
            name.Length > 0 ? name : null,
            answer.Reason,
            answer.People,
            answer.Arrived,
            answer.Count,
            answer.Notes is { Count: > 0 } ? true : null,
            answer.Code
        );
    }
}

/// <summary>Answers of one request, in the order of its scans.</summary>
internal sealed record KioskAnswers(IReadOnlyList<KioskAnswer> Results)
{
    public static KioskAnswers Of(ScanAnswers answers) => new([.. answers.Results.Select(KioskAnswer.Of)]);
}
