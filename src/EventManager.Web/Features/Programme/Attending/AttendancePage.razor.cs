using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Programme.Attending;

public partial class AttendancePage
{
    private ProgrammeEntry? session;
    private AttendancePageOf? list;
    private ScanProposal proposal = new(0, 0);
    private string zone = Zone.Default;
    private string search = "";
    private bool onlySignedUp;
    private int page;
    private bool busy;
    private bool refused;
    private string? said;

    [Parameter]
    public Guid SessionId { get; set; }

    [Inject]
    private ProgrammeQuery Programme { get; set; } = null!;

    [Inject]
    private AttendanceQuery Query { get; set; } = null!;

    [Inject]
    private RecordAttendanceHandler Record { get; set; } = null!;

    private int PageCount => Math.Max(1, (list!.Matching + AttendanceQuery.PageSize - 1) / AttendanceQuery.PageSize);

    protected override async Task LoadAsync()
    {
        zone = (await Programme.FrameAsync(Grant!.EventId, Leaving))?.Zone ?? zone;
        session = await Programme.FindAsync(Grant.EventId, SessionId, Leaving);
        SayMissing(session);
        if (session is null)
            return;
        onlySignedUp = session.HasSignUp;
        await ShowAsync(0);
    }

    private Task SearchAsync() => ShowAsync(0);

    private Task ToggleSignedUpAsync(ChangeEventArgs change)
    {
        onlySignedUp = change.Value is true;
        return ShowAsync(0);
    }

    private async Task ShowAsync(int number)
    {
        // Two quick clicks can come before the button knows that there is no page before.
        page = Math.Max(0, number);
        list = await Query.ListAsync(Grant!.EventId, SessionId, search, onlySignedUp, page, Leaving);
        proposal = await Query.ProposalAsync(Grant.EventId, SessionId, Leaving);
    }

    private Task TickAsync(AttendanceRow row, ChangeEventArgs change) =>
        ChangeAsync(async () =>
        {
            var result = await Record.HandleAsync(
                new RecordAttendance(Grant!.EventId, SessionId, row.RegistrationId, change.Value is true),
                Leaving
            );
            return (result.Refusal, null);
        });

    private Task TakeOverAsync(bool signedUp) =>
        ChangeAsync(async () =>
        {
            var result = await Record.HandleAsync(new TakeOverScans(Grant!.EventId, SessionId, signedUp), Leaving);
            return (result.Refusal, result.IsRefused ? null : Text["TakenOver", result.Value].Value);
        });

    private async Task ChangeAsync(Func<Task<(Refusal?, string?)>> change)
    {
        if (busy)
            return;
        busy = true;
        try
        {
            (var refusal, said) = await IsAllowedAsync(StaffRole.Organiser) ? await change() : (new Refusal("programme.not_allowed"), null);
            refused = refusal is not null;
            if (refusal is not null)
                said = Say(refusal);
            await ShowAsync(page);
        }
        finally
        {
            busy = false;
        }
    }
}
