using EventManager.Data;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.Pages;

/// <summary>Goes to the administrator's own address and to no other.</summary>
public sealed partial class MailTestPanel : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private string address = "";
    private string? refusal;
    private MailTestResult? result;
    private bool busy;

    /// <summary>Asked before it is sent, since a circuit can outlive a right.</summary>
    [Parameter, EditorRequired]
    public required Func<Task<bool>> MaySend { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private IDbContextFactory<EventDb> Databases { get; set; } = null!;

    [Inject]
    private MailTest Test { get; set; } = null!;

    [Inject]
    private RefusalWords Refusals { get; set; } = null!;

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        var id = EventAccess.UserId((await Authentication).User);
        await using var db = await Databases.CreateDbContextAsync(leaving.Token);
        address = await db.Users.Where(a => a.Id == id).Select(a => a.Email).SingleOrDefaultAsync(leaving.Token) ?? "";
    }

    private async Task SendAsync()
    {
        (busy, result, refusal) = (true, null, null);
        if (await MaySend())
            result = await Test.SendAsync(address, Languages.Current, leaving.Token);
        else
            refusal = Refusals.Say(MailingRefusals.NotAllowed);
        busy = false;
    }
}
