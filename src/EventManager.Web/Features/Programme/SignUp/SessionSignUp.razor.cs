using EventManager.Domain.Common;
using EventManager.Web.Platform.Localisation;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Programme.SignUp;

/// <summary>The page around it has verified the link; both parameters come from it.</summary>
public partial class SessionSignUp
{
    private SignUpView? view;
    private Refusal? refusal;

    [Parameter, EditorRequired]
    public required Guid RegistrationId { get; set; }

    /// <summary>The personal link's token.</summary>
    [Parameter, EditorRequired]
    public required string Token { get; set; }

    /// <summary>What was done: <c>chosen</c>, <c>left</c>, <c>switched</c>, <c>waiting</c> or <c>unwaiting</c>.</summary>
    [SupplyParameterFromQuery(Name = "programme")]
    public string? Done { get; set; }

    /// <summary>What the pressed button says: what to do, a colon, and the session's id.</summary>
    [SupplyParameterFromForm(FormName = "session-choice", Name = "choice")]
    public string? Choice { get; set; }

    [Inject]
    private SignUpQuery Query { get; set; } = null!;

    [Inject]
    private ChooseSessionHandler Choosing { get; set; } = null!;

    [Inject]
    private LeaveSessionHandler Leaving { get; set; } = null!;

    [Inject]
    private WaitForSessionHandler Waiting { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    protected override async Task OnParametersSetAsync() => view ??= await Query.FindAsync(RegistrationId, Stop);

    private IStringLocalizer<ProgrammeText> Text => FormalWords.Of(PlainText, view?.Voice ?? Voice.Visitor);

    private IStringLocalizer<SessionQueueText> Queue => FormalWords.Of(PlainQueue, view?.Voice ?? Voice.Visitor);

    private bool CanChange(ProgrammeEntry entry) =>
        view!.IsConfirmed && view.Frame.TakesPlace && entry.StartsAt > Clock.GetUtcNow() && view.Frame.EndsAt > Clock.GetUtcNow();

    private async Task ChooseAsync()
    {
        if (
            Choice?.Split(':') is not [var act and ("chosen" or "left" or "switched" or "waiting" or "unwaiting"), var id]
            || !Guid.TryParse(id, out var sessionId)
        )
            return;
        var result = act switch
        {
            "left" => await Leaving.HandleAsync(new(RegistrationId, sessionId), Stop),
            "waiting" => await Waiting.JoinAsync(RegistrationId, sessionId, Stop),
            "unwaiting" => await Waiting.LeaveAsync(RegistrationId, sessionId, Stop),
            _ => await Choosing.HandleAsync(new(RegistrationId, sessionId, GiveUpParallel: act == "switched"), Stop),
        };
        refusal = result.Refusal;
        if (refusal is null)
        {
            Navigation.NavigateTo($"{Http!.Request.Path}?programme={act}#programme");
            return;
        }
        // Shown as it is now: whoever was refused a full session sees that it is full.
        view = await Query.FindAsync(RegistrationId, Stop);
    }
}
