using EventManager.Web.Platform.Databases;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.JSInterop;

namespace EventManager.Web.Platform.Security;

/// <summary>
/// Stands before everything that a browser asks of its circuit. A circuit lives for hours with the identity that it began with; whoever
/// was signed out meanwhile, or lost what the open page is for, gets no action through: the page is loaded anew, and that request is
/// answered as any other, by the sign-in page or by a refusal.
/// </summary>
internal sealed class CircuitGuard(
    CircuitWatch watch,
    AccountAccess access,
    OpenCircuits open,
    AuthenticationStateProvider authentication,
    IJSRuntime browser,
    TimeProvider clock
) : CircuitHandler
{
    /// <summary>A click and the answers to what it drew are asked for once. Changes on this node do not wait for it; writes ask by themselves.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(1);

    /// <summary>While the database is away nobody can be judged, but also nothing be read or changed: what is on the screen stays.</summary>
    private static readonly TimeSpan BelievedInOutage = TimeSpan.FromMinutes(1);

    private readonly List<Func<Task<bool>>> pages = [];
    private readonly Lock gate = new();
    private AuthenticationState? who;
    private (string Network, Guid? Account)? counted;
    private long judgedAt;
    private int judged = -1;
    private int changes;
    private volatile bool isOver;

    /// <summary>Null before the circuit opened, and for strangers.</summary>
    public SessionTicket? Ticket { get; private set; }

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        who = await authentication.GetAuthenticationStateAsync();
        Ticket = SessionTicket.Of(who.User);
        counted = (CircuitCallers.Current?.Network ?? "unknown", EventAccess.UserId(who.User));
        if (!open.Enter(counted.Value.Network, counted.Value.Account))
        {
            // Loaded anew, the page says in words that there are too many.
            counted = null;
            End();
            return;
        }
        if (Ticket is not null)
            watch.Add(this);
    }

    /// <summary>The cable was out for a while: what was known before does not count.</summary>
    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Forget();
        if (isOver)
            _ = LoadAnewAsync();
        return Task.CompletedTask;
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        watch.Remove(this);
        if (counted is { } place)
            open.Leave(place.Network, place.Account);
        counted = null;
        return Task.CompletedTask;
    }

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(
        Func<CircuitInboundActivityContext, Task> next
    ) =>
        async context =>
        {
            Outages.IsInCircuit = true;
            if (!await MayGoOnInOutageAsync())
                return;
            using (CallingUser.As(who!.User))
                await next(context);
        };

    /// <summary>A page that is open and may be only as long as the answer is yes.</summary>
    public IDisposable Watch(Func<Task<bool>> mayStay)
    {
        lock (gate)
            pages.Add(mayStay);
        return new Left(this, mayStay);
    }

    public void Forget() => Interlocked.Increment(ref changes);

    public async Task<bool> MayGoOnAsync(CancellationToken stop)
    {
        if (isOver)
            return false;
        if (Ticket is null || (judged == changes && clock.GetElapsedTime(judgedAt) < Remembered))
            return true;
        // Both before the questions: what changes while they are asked is asked for again.
        var (asked, at) = (Volatile.Read(ref changes), clock.GetTimestamp());
        if (await access.IsSignedInAsync(who!.User, stop) && await ArePagesAllowedAsync())
        {
            (judgedAt, judged) = (at, asked);
            return true;
        }
        End();
        return false;
    }

    /// <summary>An exception here would end the circuit, and with it what was typed.</summary>
    private async Task<bool> MayGoOnInOutageAsync()
    {
        try
        {
            return await MayGoOnAsync(CancellationToken.None);
        }
        catch (Exception error) when (Outages.Of(error) is not null)
        {
            return judged == changes && clock.GetElapsedTime(judgedAt) < BelievedInOutage;
        }
    }

    private async Task<bool> ArePagesAllowedAsync()
    {
        Func<Task<bool>>[] open;
        lock (gate)
            open = [.. pages];
        foreach (var mayStay in open)
        {
            try
            {
                if (!await mayStay())
                    return false;
            }
            catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException)
            {
                // Left while it was asked.
            }
        }
        return true;
    }

    private void End()
    {
        if (isOver)
            return;
        isOver = true;
        watch.Remove(this);
        if (authentication is IHostEnvironmentAuthenticationStateProvider circuit)
            circuit.SetAuthenticationState(Task.FromResult(new AuthenticationState(new())));
        _ = LoadAnewAsync();
    }

    /// <summary>
    /// Not by the navigation manager: a form with unsaved changes could refuse to be left. The page's own script forgets them before
    /// (unsaved.ts); where it is not loaded yet there are none.
    /// </summary>
    private async Task LoadAnewAsync()
    {
        try
        {
            try
            {
                await browser.InvokeVoidAsync("organisers.loadAnew");
            }
            catch (JSException)
            {
                await browser.InvokeVoidAsync("location.reload");
            }
        }
        catch (Exception error)
            when (error is JSException or JSDisconnectedException or OperationCanceledException or InvalidOperationException)
        {
            // The browser is gone, or went as it was asked to.
        }
    }

    private sealed class Left(CircuitGuard guard, Func<Task<bool>> mayStay) : IDisposable
    {
        public void Dispose()
        {
            lock (guard.gate)
                guard.pages.Remove(mayStay);
        }
    }
}
