using Fares;

// Half of the calls stand in this program, half in the library: only if both are captured is the count complete.
var model = new FareModel();
var calls = 0;
return Replay.Run((distance, origin) => calls++ % 2 == 0
    ? model.Predict(distance, origin)
    : Counter.Ask(model, distance, origin));
