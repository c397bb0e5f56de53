using Bunit;
using EventManager.Web.Platform.Security;
using EventManager.Web.Ui;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Component.Tests.Ui;

public sealed class LiveRefreshTests : PageTest
{
    private int looks;
    private bool isUnderWay = true;

    public LiveRefreshTests() =>
        // Of a stranger's circuit: it asks nobody.
        Services.AddSingleton(new CircuitGuard(null!, null!, null!, null!, null!, TimeProvider.System));

    [Fact]
    public async Task The_page_looks_until_nothing_is_under_way_and_begins_again_when_something_is()
    {
        var shown = Draw(() =>
        {
            looks++;
            isUnderWay = looks < 3;
        });
        await shown.WaitForAssertionAsync(() => looks.ShouldBe(3));
        await Task.Delay(100, Xunit.TestContext.Current.CancellationToken);
        looks.ShouldBe(3, "nothing moves any more");

        looks = 1;
        shown.Render(parameters => parameters.Add(one => one.IsUnderWay, true));
        await shown.WaitForAssertionAsync(() => looks.ShouldBe(3));
    }

    [Fact]
    public async Task A_look_that_finds_no_database_is_not_the_last_one()
    {
        var shown = Draw(() =>
        {
            if (++looks == 1)
                throw new IOException("full", 28);
            isUnderWay = false;
        });
        await shown.WaitForAssertionAsync(() => looks.ShouldBe(2));
    }

    [Fact]
    public async Task Left_it_looks_no_more()
    {
        var shown = Draw(() => looks++);
        await shown.WaitForAssertionAsync(() => looks.ShouldBeGreaterThan(0));
        await DisposeComponentsAsync();
        var then = looks;
        await Task.Delay(100, Xunit.TestContext.Current.CancellationToken);
        looks.ShouldBe(then);
    }

    private IRenderedComponent<LiveRefresh> Draw(Action look)
    {
        IRenderedComponent<LiveRefresh>? shown = null;
        return shown = Render<LiveRefresh>(parameters =>
            parameters
                .Add(one => one.IsUnderWay, isUnderWay)
                .Add(one => one.Every, TimeSpan.FromMilliseconds(10))
                .Add(
                    one => one.OnLook,
                    () =>
                    {
                        look();
                        // On a busy machine it looks before the first drawing has come back.
                        shown?.Render(again => again.Add(one => one.IsUnderWay, isUnderWay));
                    }
                )
        );
    }
}
