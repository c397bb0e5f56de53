using Bunit;
using EventManager.Web.Ui.Mud;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace EventManager.Component.Tests.Ui;

public sealed class MessageBarTests : PageTest
{
    private readonly HeldClock clock = new();

    public MessageBarTests()
    {
        Services.AddMud();
        Services.AddSingleton<TimeProvider>(clock);
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    private ISnackbar Snackbars => Services.GetRequiredService<ISnackbar>();

    [Fact]
    public void A_message_is_said_in_a_region_that_was_there_before()
    {
        var bar = Render<MessageBar>();
        bar.Find("[role=status]").Children.ShouldBeEmpty();

        Snackbars.Add("Gespeichert.", Severity.Success);

        bar.WaitForAssertion(() => bar.Find("[role=status] .notice--success p").TextContent.ShouldBe("Gespeichert."));
        bar.FindAll("style, [role=alert]").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Severity.Success, 0)]
    [InlineData(Severity.Info, 0)]
    [InlineData(Severity.Warning, 1)]
    [InlineData(Severity.Error, 1)]
    public void It_goes_after_a_while_unless_something_went_wrong(Severity severity, int left)
    {
        var bar = Render<MessageBar>();
        Snackbars.Add("Neues", severity);
        bar.WaitForElement(".notice");

        clock.Elapse();

        bar.WaitForAssertion(() => bar.FindAll(".notice").Count.ShouldBe(left));
    }

    [Fact]
    public void It_can_be_closed()
    {
        var bar = Render<MessageBar>();
        Snackbars.Add("Das ging nicht.", Severity.Error);

        bar.WaitForElement("button").Click();

        bar.WaitForAssertion(() => bar.FindAll(".notice").ShouldBeEmpty());
    }

    /// <summary>Timers that run out when told to.</summary>
    private sealed class HeldClock : TimeProvider
    {
        private readonly List<Action> waiting = [];

        public void Elapse() => waiting.ForEach(done => done());

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime == MessageBar.Stay)
                waiting.Add(() => callback(state));
            return new Timer();
        }

        private sealed class Timer : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose() { }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
