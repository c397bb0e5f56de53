using Bunit;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;
using EventManager.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace EventManager.Component.Tests.Shell;

/// <summary>On a slow database a page is drawn anew, from above, between two of its questions.</summary>
public sealed class OrganiserPageTests : PageTest
{
    public OrganiserPageTests()
    {
        Services.AddSingleton(new CircuitGuard(null!, null!, null!, null!, null!, TimeProvider.System));
        Services.AddSingleton(new Confirmations(null!, null!, null!, TimeProvider.System));
        Services.AddSingleton(sp => new RefusalWords(sp.GetRequiredService<IStringLocalizerFactory>(), []));
    }

    [Fact]
    public async Task A_page_is_not_drawn_with_half_of_what_it_reads()
    {
        var page = Render<SlowPage>();
        page.WaitForAssertion(() => page.Instance.HasHalf.ShouldBeTrue());
        page.Markup.ShouldBe("reads");

        page.Render(parameters => parameters.Add(one => one.Slug, "from above"));
        page.Markup.ShouldBe("reads");

        await page.InvokeAsync(page.Instance.Second.SetResult);
        page.WaitForAssertion(() => page.Markup.ShouldBe("one two from above"));
    }

    [Fact]
    public async Task It_may_show_what_is_there_and_is_drawn_from_then_on()
    {
        var page = Render<SlowPage>(parameters => parameters.Add(one => one.ShowsHalf, true));
        page.WaitForAssertion(() => page.Markup.ShouldBe("one "));

        page.Render(parameters => parameters.Add(one => one.Slug, "from above"));
        page.Markup.ShouldBe("one from above");

        await page.InvokeAsync(page.Instance.Second.SetResult);
        page.WaitForAssertion(() => page.Markup.ShouldBe("one two from above"));
    }

    [Fact]
    public void Who_may_not_be_here_is_shown_what_the_page_has_for_them() =>
        Render<SlowPage>(parameters => parameters.Add(one => one.IsRefused, true)).Markup.ShouldBe("reads");

    private sealed class SlowPage : OrganiserPage
    {
        private string? first;
        private string? second;

        public bool HasHalf => first is not null;

        public TaskCompletionSource Second { get; } = new();

        [Parameter]
        public string Slug { get; set; } = "";

        [Parameter]
        public bool ShowsHalf { get; set; }

        [Parameter]
        public bool IsRefused { get; set; }

        protected override Task<bool> MayBeHereAsync() => Task.FromResult(!IsRefused);

        protected override async Task LoadAsync()
        {
            await Task.Yield();
            first = "one ";
            if (ShowsHalf)
                ShowAlready();
            await Second.Task;
            second = "two ";
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder) =>
            builder.AddContent(0, first is null ? "reads" : first + second + Slug);
    }
}
