using EventManager.Web.Features.Accounts.AccessTokens;
using EventManager.Web.Features.Api;
using EventManager.Web.Features.CheckIn.Badges;
using EventManager.Web.Features.CheckIn.Board;
using EventManager.Web.Features.CheckIn.Conflicts;
using EventManager.Web.Features.CheckIn.Devices;
using EventManager.Web.Features.CheckIn.Door;
using EventManager.Web.Features.CheckIn.Gates;
using EventManager.Web.Features.CheckIn.Keys;
using EventManager.Web.Features.CheckIn.Kiosk;
using EventManager.Web.Features.CheckIn.Notes;
using EventManager.Web.Features.CheckIn.Occupancy;
using EventManager.Web.Features.CheckIn.Paper;
using EventManager.Web.Features.CheckIn.Passes;
using EventManager.Web.Features.CheckIn.People;
using EventManager.Web.Features.CheckIn.Phones;
using EventManager.Web.Features.CheckIn.Pins;
using EventManager.Web.Features.CheckIn.Record;
using EventManager.Web.Features.CheckIn.Scanner;
using EventManager.Web.Features.CheckIn.Search;
using EventManager.Web.Features.CheckIn.Snapshot;
using EventManager.Web.Features.CheckIn.Taps;
using EventManager.Web.Features.CheckIn.Undo;
using EventManager.Web.Features.CheckIn.WalkIns;
using EventManager.Web.Platform;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Lists;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;

namespace EventManager.Web.Features.CheckIn;

/// <summary>The door: scans, who is inside, and the phones that scan.</summary>
internal static class CheckInModule
{
    /// <summary>A token with check-in or events:read that reaches the event, or a kiosk's.</summary>
    private const string ReadsOccupancy = "occupancy";

    public static void AddCheckIn(this IServiceCollection services)
    {
        services.AddRefusalTexts<CheckInText>();
        services.AddSnapshotCompression();
        services.AddSingleton<DoorCache>();
        services.AddTable<ScanTable>();
        services.AddSingleton<BadgeSelection>();
        services.AddSingleton<RecordScansHandler>();
        services.AddSingleton<UndoScanHandler>();
        services.AddSingleton<SnapshotTickets>();
        services.AddSingleton<OccupancyQuery>();
        services.AddSingleton<TicketSearch>();
        services.AddSingleton<RotateKeyHandler>();
        services.AddSingleton<CreateDoorDeviceHandler>();
        services.AddSingleton<PairDoorHandler>();
        services.AddSingleton<RevokeDoorDeviceHandler>();
        services.AddSingleton<DoorDevicesQuery>();
        services.AddSingleton<SaveGateHandler>();
        services.AddSingleton<LastScansQuery>();
        services.AddSingleton<ScannerShell>();
        services.AddRefusalTexts<DoorText>();
        services.AddRefusalTexts<ConflictText>();
        services.AddSingleton<DoorPins>();
        services.AddSingleton<PhoneHeartbeats>();
        services.AddSingleton<ConflictsQuery>();
        services.AddList<DecidedConflictList>();
        services.AddSingleton<DecideConflictHandler>();
        services.AddSingleton<RecordTapHandler>();
        services.AddSingleton<SaveDoorHandler>();
        services.AddSingleton<DoorSettingsQuery>();
        services.AddSingleton<ListedSessions>();
        services.AddSingleton<SnapshotGates>();
        services.AddSingleton<RegisterWalkInHandler>();
        services.AddSingleton<SaveTicketNotesHandler>();
        services.AddSingleton<NotesQuery>();
        services.AddSingleton<IssuePassesHandler>();
        services.AddSingleton<PaperQuery>();
        services.AddSingleton<BadgesQuery>();
        services.AddSingleton<SaveBadgeDesignHandler>();
        services.AddSingleton<MarkBadgesPrintedHandler>();
        services.AddSingleton<BoardReader>();
        services.AddSingleton<BoardFeed>();
        services.AddSingleton<DoorCategories>();
        services.AddSingleton<ResetDayHandler>();
        services.AddSingleton<TestTicket>();
        services.AddKiosk();
        services
            .AddAuthorizationBuilder()
            .AddPolicy(ReadsOccupancy, policy => policy.AskToken(Scopes.CheckIn, Scopes.EventsRead, Scopes.Kiosk));
    }

    public static void MapCheckIn(this IEndpointRouteBuilder routes)
    {
        var door = Group(routes, Policies.Scanner);
        var phoneOrKiosk = Group(routes, KioskModule.PhoneOrKiosk);
        phoneOrKiosk
            .MapPost("/scans", RecordScansEndpoint.RecordAsync)
            .TakesBytes(ApiLimits.LargestBody)
            .TakesIdempotencyKey()
            .WithMetadata(new JudgesPartsItself())
            .WithName("RecordScans")
            .Accepts<ScansBody>("application/json")
            .ProducesProblem(422)
            .WithSummary("Records 1 to 500 scans and answers them in order; repeating one with the same id changes nothing.")
            .Produces<ScanAnswers>();
        door.MapPost("/scans/{id}/undo", UndoScanEndpoint.UndoAsync)
            .TakesBytes(ApiLimits.Small)
            .TakesIdempotencyKey()
            .WithName("UndoScan")
            .ProducesProblem(409)
            .WithSummary("Takes back a scan that let somebody in or out; repeating it changes nothing.")
            .Produces<UndoneScan>();
        door.MapGet("/snapshot", SnapshotEndpoint.ReadAsync)
            .WithName("GetSnapshot")
            .ProducesProblem(422)
            .WithSummary("What a phone needs to judge tickets without the network; with ?since= only what changed.")
            .Produces<Snapshot.Snapshot>();
        door.MapPost("/search", TicketSearchEndpoint.FindAsync)
            .TakesBytes(ApiLimits.Small)
            .WithName("SearchTickets")
            .WithSummary("Finds at most 20 tickets by the beginning of a name or of an organisation; changes nothing.")
            .Produces<FoundTickets>();
        door.MapPost("/taps", TapEndpoint.TapAsync)
            .TakesBytes(ApiLimits.Small)
            .TakesIdempotencyKey()
            .WithName("CountPeople")
            .ProducesProblem(422)
            .WithSummary("Counts people without a ticket in or out; repeating one with the same id changes nothing.")
            .Produces<ZonePeople>();
        door.MapPost("/walk-ins", WalkInEndpoint.RegisterAsync)
            .TakesBytes(ApiLimits.Small)
            .TakesIdempotencyKey()
            .WithName("RegisterWalkIn")
            .ProducesProblem(422)
            .WithSummary("Registers somebody at the door and lets them in; repeating it with the same id changes nothing.")
            .Produces<WalkInAnswer>();
        phoneOrKiosk
            .MapPost("/heartbeat", HeartbeatEndpoint.RecordAsync)
            .TakesBytes(ApiLimits.Small)
            .WithName("SignOfLife")
            .WithSummary("A phone's sign of life: its clock, its battery, the scans it still has to send.")
            .Produces(StatusCodes.Status204NoContent);
        routes
            .MapGet("/api/v1/events/{slug}/occupancy", OccupancyEndpoint.ReadAsync)
            .RequireAuthorization(ReadsOccupancy)
            .WithName("GetOccupancy")
            .ProducesProblem(401)
            .ProducesProblem(403)
            .ProducesProblem(404)
            .WithTags("Check-in")
            .WithSummary("How many people are inside now, and how many came through each gate.")
            .Produces<DoorNumbers>();
        routes.MapKiosk();
        routes.MapTable<ScanTable>("/organise/events/{slug}/scans", Policies.EventDoor);
        routes.MapGetLate(WorkerEndpoint.Path, WorkerEndpoint.Read).AllowAnonymous().ExcludeFromDescription();
        routes
            .MapPost("/api/v1/door/pair", PairDoorEndpoint.PairAsync)
            .TakesBytes(ApiLimits.Small)
            .AllowAnonymous()
            .RequireRateLimiting(RateLimits.PublicForms)
            .WithName("PairDoor")
            .ProducesProblem(409)
            .WithTags("Check-in")
            .WithSummary("Changes a pairing code from the organiser's screen for a door device's token, once.")
            .Produces<PairedPhone>();
    }

    private static RouteGroupBuilder Group(IEndpointRouteBuilder routes, string policy) =>
        routes
            .MapGroup("/api/v1/events/{slug}/check-in")
            .RequireAuthorization(policy)
            .WithTags("Check-in")
            .ProducesProblem(401)
            .ProducesProblem(403)
            .ProducesProblem(404);
}
