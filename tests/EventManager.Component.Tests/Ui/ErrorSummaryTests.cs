using Bunit;
using EventManager.Web.Ui;
using EventManager.Web.Ui.Fields;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace EventManager.Component.Tests.Ui;

public sealed class ErrorSummaryTests : PageTest
{
    [Fact]
    public void Two_fields_with_the_same_words_are_two_ways()
    {
        var page = Render(Page(("first", "Bitte ausfüllen"), ("last", "Bitte ausfüllen"), (null, "Heute geht nichts")));

        page.FindAll("a").Select(link => link.GetAttribute("href")).ShouldBe(["/e/messe?x=1#first", "/e/messe?x=1#last"]);
        page.FindAll("li").Select(line => line.TextContent.Trim()).ShouldBe(["Bitte ausfüllen", "Bitte ausfüllen", "Heute geht nichts"]);
    }

    [Fact]
    public void Nothing_wrong_is_nothing_said() => Render(Page()).Markup.Trim().ShouldBeEmpty();

    private static RenderFragment Page(params (string? Field, string Words)[] wrong) =>
        builder =>
        {
            var http = new DefaultHttpContext();
            http.Request.Path = "/e/messe";
            http.Request.QueryString = new QueryString("?x=1");
            builder.OpenComponent<CascadingValue<HttpContext>>(0);
            builder.AddAttribute(1, "Value", http);
            builder.AddAttribute(
                2,
                "ChildContent",
                (RenderFragment)(
                    inner =>
                    {
                        inner.OpenComponent<ErrorSummary>(0);
                        inner.AddAttribute(1, "Title", "Bitte prüfen");
                        inner.AddAttribute(2, "Messages", (IReadOnlyList<string>)[.. wrong.Select(one => one.Words)]);
                        inner.CloseComponent();
                        foreach (var (field, words) in wrong.Where(one => one.Field is not null))
                        {
                            inner.OpenComponent<FieldError>(3);
                            inner.SetKey(field);
                            inner.AddAttribute(4, "Of", field);
                            inner.AddAttribute(5, "Words", words);
                            inner.CloseComponent();
                        }
                    }
                )
            );
            builder.CloseComponent();
        };
}
