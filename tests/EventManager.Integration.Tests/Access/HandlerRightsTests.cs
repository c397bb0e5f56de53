using System.Reflection;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Integration.Tests.Robustness;
using EventManager.Testing;
using EventManager.Web.Features.Events.Changing;
using EventManager.Web.Features.Events.Inviting;
using EventManager.Web.Features.Events.Overview;
using EventManager.Web.Features.Exhibitors.Importing;
using EventManager.Web.Features.Registrations.Importing;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Access;

/// <summary>
/// Every method of every handler is called by those who may not, with a command of nothing but the event: it refuses by itself, whichever
/// page forgot to ask. A new handler is in by itself; one that is not for staff stands in <see cref="ForOthers"/> with its reason.
/// </summary>
public sealed class HandlerRightsTests
{
    private const string ByLink = "opened by a personal link or a public form";
    private const string AtTheDoor = "a phone at the door, by its token";
    private const string Both = "by the link, and from organisers' pages that ask";

    private static readonly Dictionary<string, string> ForOthers = new()
    {
        ["CreateAdministratorHandler"] = "a command of the program",
        ["SetPasswordHandler"] = "a command of the program",
        ["SignInByProviderHandler"] = "whoever signs in",
        ["SendPasswordLinkHandler"] = "whoever signs in",
        ["PairDoorHandler"] = AtTheDoor,
        ["KioskBadgeHandler"] = AtTheDoor,
        ["LeaveKioskHandler"] = AtTheDoor,
        ["RecordScansHandler"] = AtTheDoor,
        ["RecordTapHandler"] = AtTheDoor,
        ["UndoScanHandler"] = AtTheDoor,
        ["RegisterWalkInHandler"] = AtTheDoor,
        ["ApplyHandler"] = ByLink,
        ["AskForNewsHandler"] = ByLink,
        ["ConfirmNewsHandler"] = ByLink,
        ["ChangeNewsHandler"] = ByLink,
        ["ChooseSessionHandler"] = ByLink,
        ["LeaveSessionHandler"] = ByLink,
        ["WaitForSessionHandler"] = ByLink,
        ["AcceptOfferHandler"] = ByLink,
        ["ApprenticesHandler"] = ByLink,
        ["ReplyHandler"] = ByLink,
        ["GiveUpSupersededHandler"] = "finishes what ReplyHandler began",
        ["CalendarReplyHandler"] = "a calendar, by an entry that we signed and the invited address",
        ["ChangeAnswersHandler"] = ByLink,
        ["RegisterHandler"] = ByLink,
        ["RegisterByFormHandler"] = Both,
        ["ConfirmRegistrationHandler"] = ByLink,
        ["ChangeTimeHandler"] = ByLink,
        ["NamePartyHandler"] = ByLink,
        // With an account behind it, asked for by its own test: the event is that of the registration.
        ["EraseOwnDataHandler"] = Both,
        ["EraseGuardianHandler"] = ByLink,
        ["GuardianConsentHandler.AgreeAsync"] = ByLink,
        ["GuardianConsentHandler.TakeBackAsync"] = ByLink,
        ["GuardianConsentHandler.SayAgeAsync"] = ByLink,
    };

    /// <summary>What contributors plan; all else of an event is the organiser's.</summary>
    private static readonly string[] Planned =
    [
        "AddBoothsHandler",
        "AssignBoothHandler",
        "DeleteBoothHandler",
        "PlaceBoothHandler",
        "SaveSessionHandler",
        "DeleteSessionHandler",
        "SaveMinutesHandler",
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Every_handler_refuses_who_may_not(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var (here, elsewhere) = (await app.AddEventAsync(), await app.AddEventAsync());
        var outside = new List<(string Name, ClaimsPrincipal Who)>
        {
            ("nobody", new ClaimsPrincipal(new ClaimsIdentity())),
            ("an account without a role", await WhoAsync(app, null, null)),
            ("organiser elsewhere", await WhoAsync(app, StaffRole.Organiser, elsewhere.Id)),
            ("door", await WhoAsync(app, StaffRole.Door, here.Id)),
        };
        var contributor = ("contributor", await WhoAsync(app, StaffRole.Contributor, here.Id));
        var wrong = new List<string>();
        foreach (var method in Methods())
        foreach (var (name, who) in Planned.Contains(method.DeclaringType!.Name) ? outside : [.. outside, contributor])
        {
            var said = await AskAsync(app, method, who, here);
            if (said != EventRefusals.NotAllowed.Code)
                wrong.Add($"{method.DeclaringType.Name}.{method.Name} answers {name}: {said}");
        }
        wrong.ShouldBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task No_handler_refuses_who_may(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var administrator = OpenCircuit.WhoIs(app.Services, await app.SignInAsync(null, null, true));
        var wrong = new List<string>();
        foreach (var method in Methods())
        {
            var here = await app.AddEventAsync();
            var isPlanned = Planned.Contains(method.DeclaringType!.Name);
            var staff = await WhoAsync(app, isPlanned ? StaffRole.Contributor : StaffRole.Organiser, here.Id);
            var isOfHouse = !IsOfEvent(method) || method.DeclaringType.Name is "SaveVenueHandler" or "SaveTemplateHandler";
            if (await AskAsync(app, method, isOfHouse ? administrator : staff, here) == EventRefusals.NotAllowed.Code)
                wrong.Add($"{method.DeclaringType.Name}.{method.Name}");
        }
        wrong.ShouldBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task A_right_that_was_taken_and_a_session_that_ended_count_at_once(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var here = await app.AddEventAsync();
        var organiser = await WhoAsync(app, StaffRole.Organiser, here.Id);
        var transactions = app.Services.GetRequiredService<Transactions>();
        (await WhyNotAsync(organiser)).ShouldBeNull();
        await using var db = await app.OpenDbAsync();
        await db.Staff.ExecuteUpdateAsync(set => set.SetProperty(s => s.Role, StaffRole.Contributor), Stop);
        (await WhyNotAsync(organiser)).ShouldBe(EventRefusals.NotAllowed);
        await db.Staff.ExecuteUpdateAsync(set => set.SetProperty(s => s.Role, StaffRole.Organiser), Stop);
        DateTimeOffset? now = DateTimeOffset.UtcNow;
        await db.AccountSessions.ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), Stop);
        (await WhyNotAsync(organiser)).ShouldBe(EventRefusals.NotAllowed);

        async Task<Refusal?> WhyNotAsync(ClaimsPrincipal who)
        {
            using (CallingUser.As(who))
                return await transactions.WhyNotAsync(AskedRight.Organise(here.Id), Stop);
        }
    }

    /// <summary>The overview is open to contributors, and forgets to ask: the handler asks.</summary>
    [Theory, EachDatabase]
    public async Task What_a_circuit_asks_is_asked_for_whoever_opened_it(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var draft = await app.AddEventAsync();
        await using var db = await app.OpenDbAsync();
        await db.Events.ExecuteUpdateAsync(set => set.SetProperty(e => e.State, EventState.Draft), Stop);
        (await DeleteAsync(StaffRole.Contributor)).ShouldBe(EventRefusals.NotAllowed);
        (await db.Events.CountAsync(Stop)).ShouldBe(1);
        (await DeleteAsync(StaffRole.Organiser)).ShouldBeNull();
        (await db.Events.CountAsync(Stop)).ShouldBe(0);

        async Task<Refusal?> DeleteAsync(StaffRole role)
        {
            using var client = await app.SignInAsync(role, draft.Id);
            var address = $"/organise/events/{draft.Slug}";
            await using var circuit = await OpenCircuit.OpenAsync(
                app,
                client,
                typeof(OverviewPage),
                address,
                new() { ["Slug"] = draft.Slug }
            );
            var handler = app.Services.GetRequiredService<DeleteDraftHandler>();
            Result<Done>? said = null;
            await circuit.Guard.CreateInboundActivityHandler(async _ =>
                said = await handler.HandleAsync(new DeleteDraft(draft.Id, null), Stop)
            )(null!);
            return said!.Value.Refusal;
        }
    }

    /// <summary>Imports are no handlers: the page asks before it writes, and what writes asks again.</summary>
    [Fact]
    public async Task An_import_writes_nothing_for_who_may_not()
    {
        await using var app = await TestApp.StartAsync();
        var here = await app.AddEventAsync();
        var imports = new[]
        {
            await app.Services.GetRequiredService<RegistrationImports>().OfEventAsync(here.Id, Stop),
            app.Services.GetRequiredService<InvitationImports>().OfEvent(here.Id),
            app.Services.GetRequiredService<ExhibitorImports>().OfEvent(here.Id, Guid.NewGuid()),
        };
        foreach (var import in imports)
        {
            var cells = import.Columns.ToDictionary(column => column.Key, column => column.Key == "email" ? "anna@example.org" : "Anna");
            var line = new ImportLine(2, cells);
            using (CallingUser.As(await WhoAsync(app, StaffRole.Contributor, here.Id)))
                await import.WriteAsync([line], _ => Task.CompletedTask, Stop);
            line.IsWritten.ShouldBeFalse(import.GetType().Name);
            line.Refusals.ShouldContain(EventRefusals.NotAllowed, import.GetType().Name);
        }
    }

    private static async Task<ClaimsPrincipal> WhoAsync(TestApp app, StaffRole? role, Guid? eventId)
    {
        using var client = await app.SignInAsync(role, eventId);
        return OpenCircuit.WhoIs(app.Services, client);
    }

    private static List<MethodInfo> Methods()
    {
        var methods = typeof(Transactions)
            .Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.Name.EndsWith("Handler", StringComparison.Ordinal))
            .Where(type => type.Namespace!.Contains(".Features.", StringComparison.Ordinal) && !ForOthers.ContainsKey(type.Name))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => IsAnswer(method.ReturnType) && !ForOthers.ContainsKey($"{method.DeclaringType!.Name}.{method.Name}"))
            .ToList();
        methods.Count.ShouldBeGreaterThan(50);
        return methods;
    }

    private static bool IsAnswer(Type type) =>
        type.IsGenericType
        && type.GetGenericTypeDefinition() == typeof(Task<>)
        && type.GetGenericArguments()[0] is { IsGenericType: true } result
        && result.GetGenericTypeDefinition() == typeof(Result<>);

    private static bool IsOfEvent(MethodInfo method) =>
        method
            .GetParameters()
            .SelectMany(parameter => parameter.ParameterType.GetProperties().Select(property => property.Name).Append(parameter.Name!))
            .Any(name => name is "eventId" or "EventId" or "Form");

    private static async Task<string> AskAsync(TestApp app, MethodInfo method, ClaimsPrincipal who, Event @event)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var handler = ActivatorUtilities.GetServiceOrCreateInstance(scope.ServiceProvider, method.DeclaringType!);
        var arguments = method
            .GetParameters()
            .Select(parameter => Filling.Of(parameter.ParameterType, parameter.Name!, @event, EventAccess.UserId(who)))
            .ToArray();
        using (CallingUser.As(who))
        {
            try
            {
                var answer = (Task)method.Invoke(handler, arguments)!;
                await answer;
                var result = (dynamic)((dynamic)answer).Result;
                return result.IsRefused ? ((Refusal)result.Refusal).Code : "done";
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                return (error as TargetInvocationException)?.InnerException?.GetType().Name ?? error.GetType().Name;
            }
        }
    }

    /// <summary>A value of a type that says nothing but which event.</summary>
    private static class Filling
    {
        public static object? Of(Type type, string name, Event @event, Guid? by) =>
            type == typeof(CancellationToken) ? Stop
            : (type == typeof(Guid) || type == typeof(Guid?)) && name is "UserId" or "userId" ? by ?? Guid.NewGuid()
            : type == typeof(Guid?) && name is "by" ? Guid.NewGuid()
            : name is "scan" ? null
            : type == typeof(Guid?) && name is "EventId" or "eventId" ? @event.Id
            : Nullable.GetUnderlyingType(type) is not null || type.IsSubclassOf(typeof(Delegate)) ? null
            : type == typeof(Guid) ? (name is "EventId" or "eventId" or "Id" ? @event.Id : Guid.NewGuid())
            : type == typeof(string) ? (name is "Email" ? "somebody@example.org" : "wort")
            : type == typeof(int) ? 1
            : type.IsArray ? Array.CreateInstance(type.GetElementType()!, 0)
            : type == typeof(DateTime) ? DateTime.Now.AddDays(20)
            : type.IsValueType ? RuntimeHelpers.GetUninitializedObject(type)
            : type.IsInterface ? Empty(type)
            : Made(type, @event, by);

        private static object? Empty(Type type) =>
            type.IsGenericType && type.GetGenericArguments() is [var of] ? Array.CreateInstance(of, 0) : null;

        private static object Made(Type type, Event @event, Guid? by)
        {
            var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
                .Where(c => !c.GetParameters().Any(p => p.ParameterType == type))
                .OrderByDescending(c => c.GetParameters().Any(p => p.ParameterType == typeof(Event)) ? -1 : c.GetParameters().Length)
                .First();
            var made = constructor.Invoke([.. constructor.GetParameters().Select(p => Of(p.ParameterType, p.Name!, @event, by))]);
            foreach (var property in type.GetProperties().Where(p => p is { CanWrite: true, Name: "EventId" or "Id" }))
            {
                if (property.PropertyType == typeof(Guid))
                    property.SetValue(made, @event.Id);
            }
            return made;
        }
    }
}
