using System.Text.Json;
using EventManager.Web.Platform.Security;

namespace EventManager.Integration.Tests.Robustness;

/// <summary>What a browser sends over a circuit is text when a component reads it; OpenFieldTests says so in a browser.</summary>
public sealed class CircuitInputTests
{
    [Theory]
    [InlineData("""[{"value":"a\u0000b"}]""", "ab")]
    [InlineData("""[{"value":"a\ud800b"}]""", "ab")]
    [InlineData("""[{"value":"a\udc00\ud800"}]""", "a")]
    [InlineData("""[{"value":"\ufffe"}]""", "")]
    [InlineData("[{\"value\":\"a\uFFFEb\"}]", "ab")]
    [InlineData("""[{"value":"\ud83d\ude00 \u00fc \\ud800"}]""", "😀 ü \\ud800")]
    public void A_value_loses_what_is_no_text(string sent, string read) =>
        JsonDocument.Parse(CircuitInput.Clean(sent)).RootElement[0].GetProperty("value").GetString().ShouldBe(read);

    [Theory]
    [InlineData("""[1,{"value":"a\u0000b"}]""", true)]
    [InlineData("""[1,{"value":"a\ud800b"}]""", true)]
    [InlineData("""[{"deep":{"value":"\ufffe"}}]""", true)]
    [InlineData("""[{"value":"\ud83d\ude00 100% \\ud800"}]""", false)]
    [InlineData("no JSON \\u0000", false)]
    public void What_was_typed_is_known_to_hold_no_text(string sent, bool holdsNone) => CircuitInput.HoldsNoText(sent).ShouldBe(holdsNone);

    [Fact]
    public void The_rest_of_a_call_stays_as_it_was()
    {
        const string Sent = """[{"a":[1,2.50,true,null],"b":{"c":"\u0041"},"__dotNetObject":7},"x"]""";

        CircuitInput.Clean(Sent).ShouldBe("""[{"a":[1,2.50,true,null],"b":{"c":"A"},"__dotNetObject":7},"x"]""");
    }

    [Theory]
    [InlineData("http://a.example/organise?q=%00", "http://a.example/organise")]
    [InlineData("http://a.example/organise?q=%EF%BF%BE", "http://a.example/organise")]
    [InlineData("http://a.example/organise?q=%C3%BC", "http://a.example/organise?q=%C3%BC")]
    public void An_address_comes_without_a_query_that_is_no_text(string sent, string read) => CircuitInput.Clean(sent).ShouldBe(read);
}
