using Bunit;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Shell;
using Microsoft.AspNetCore.Http;

namespace EventManager.Component.Tests.Shell;

public sealed class LanguageSwitchTests : PageTest
{
    [Theory]
    [InlineData("de", "Deutsch")]
    [InlineData("en", "English")]
    public void It_shows_the_language_of_the_page_and_offers_every_other_by_its_own_name(string now, string name)
    {
        Speak(now);

        var shown = Render<LanguageSwitch>();

        shown.Find("summary").TextContent.ShouldEndWith(name);
        shown.Find($"summary [lang={now}]").TextContent.ShouldBe(name);
        string Of(AngleSharp.Dom.IElement link, string name) => link.GetAttribute(name)!;
        shown
            .FindAll("a")
            .Select(link => (link.TextContent, Of(link, "lang"), Of(link, "hreflang"), Of(link, "dir")))
            .ShouldBe(Languages.All.Where(other => other.Code != now).Select(other => (other.Name, other.Code, other.Code, other.Dir)));
    }

    [Fact]
    public void It_leads_to_the_same_page_and_names_it_in_no_query()
    {
        var http = new DefaultHttpContext();
        http.Request.Path = "/me/geheim";
        http.Request.QueryString = new QueryString("?day=2&q=a%26b");

        var link = Render<LanguageSwitch>(parameters => parameters.AddCascadingValue<HttpContext>(http)).Find("a");

        link.GetAttribute("href").ShouldBe("/me/geheim?language=en");
    }
}
