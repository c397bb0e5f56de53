using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Mails.Sending;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Mailings.Sending;

public sealed partial class SendingMarks : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private SendingBreak? found;
    private string? message;
    private bool isRefused;
    private bool busy;

    /// <summary>Null for the mails that belong to no event.</summary>
    [Parameter]
    public Guid? EventId { get; set; }

    /// <summary>Told when the rest goes on.</summary>
    [Parameter]
    public EventCallback OnGoOn { get; set; }

    [Inject]
    private IDbContextFactory<EventDb> Databases { get; set; } = null!;

    [Inject]
    private MailReach Audience { get; set; } = null!;

    [Inject]
    private IOptions<MailOptions> Settings { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    [Inject]
    private ResumeMailsHandler Resume { get; set; } = null!;

    [Inject]
    private RefusalWords Refusals { get; set; } = null!;

    private bool IsQuiet => Settings.Value.Quiet.AreAt(Clock.GetUtcNow(), Zone.Default);

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        var id = EventId ?? SendingBreak.House;
        await using var db = await Databases.CreateDbContextAsync(leaving.Token);
        found = await db.SendingBreaks.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id && b.PausedAt != null, leaving.Token);
    }

    private async Task GoOnAsync()
    {
        busy = true;
        var refusal = (await Resume.HandleAsync(new(EventId), leaving.Token)).Refusal;
        isRefused = refusal is not null;
        message = refusal is null ? Text["PausedGone"] : Refusals.Say(refusal);
        if (!isRefused || refusal == MailingRefusals.NotPaused)
            found = null;
        busy = false;
        await OnGoOn.InvokeAsync();
    }
}
